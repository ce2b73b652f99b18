import { context, propagation, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { otlpReceiver, type ReceivedSpan } from "./otlp-receiver.js";

/** OpenTelemetry's own SDK, sending to a receiver. Registered until it is stopped. */
export async function realSdk() {
  const receiver = await otlpReceiver();
  const exporter = new OTLPTraceExporter({ url: receiver.url });
  const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
  provider.register();
  return {
    provider,
    /** All spans that have ended and arrived. */
    async received(): Promise<readonly ReceivedSpan[]> {
      await provider.forceFlush();
      return receiver.spans;
    },
    async stop() {
      await provider.shutdown();
      for (const api of [trace, context, propagation]) api.disable();
      await receiver.stop();
    },
  };
}
