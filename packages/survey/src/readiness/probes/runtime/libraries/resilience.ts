import type { Library } from "../library.js";

/** How a product guards itself against what it depends on. */
export type Guard = "circuit breaker" | "timeout" | "retry" | "bulkhead";

export interface ResilienceLibrary extends Library {
  readonly guards: readonly Guard[];
}

const all = ["circuit breaker", "timeout", "retry", "bulkhead"] as const;
const breaker = ["circuit breaker"] as const;
const retry = ["retry"] as const;

/** Libraries that guard calls to others. Retries of tests and of build steps are not among them. */
export const resilienceLibraries: readonly ResilienceLibrary[] = [
  { name: "cockatiel", ecosystem: "node", packages: ["cockatiel"], guards: all },
  {
    name: "opossum",
    ecosystem: "node",
    packages: ["opossum", "mollitia", "brakes", "hystrixjs", "nestjs-resilience"],
    guards: ["circuit breaker", "timeout"],
  },
  {
    ecosystem: "node",
    packages: [
      "p-retry",
      "async-retry",
      "exponential-backoff",
      "axios-retry",
      "fetch-retry",
      "ts-retry-promise",
    ],
    guards: retry,
  },
  {
    name: "Resilience4j",
    ecosystem: "jvm",
    packages: [
      "io.github.resilience4j:*",
      "org.springframework.cloud:spring-cloud-starter-circuitbreaker-resilience4j",
      "org.springframework.cloud:spring-cloud-starter-circuitbreaker-reactor-resilience4j",
    ],
    imports: ["io.github.resilience4j"],
    settings: [
      "resilience4j.circuitbreaker",
      "resilience4j.retry",
      "resilience4j.bulkhead",
      "resilience4j.timelimiter",
    ],
    guards: all,
  },
  {
    name: "Hystrix",
    ecosystem: "jvm",
    packages: ["com.netflix.hystrix:*", "org.springframework.cloud:spring-cloud-starter-netflix-hystrix"],
    imports: ["com.netflix.hystrix"],
    guards: ["circuit breaker", "timeout", "bulkhead"],
  },
  {
    name: "Spring Cloud Circuit Breaker",
    ecosystem: "jvm",
    packages: ["org.springframework.cloud:spring-cloud-starter-circuitbreaker-*"],
    imports: ["org.springframework.cloud.client.circuitbreaker"],
    guards: ["circuit breaker", "timeout"],
  },
  {
    name: "Spring Retry",
    ecosystem: "jvm",
    packages: ["org.springframework.retry:spring-retry"],
    imports: ["org.springframework.retry"],
    guards: retry,
  },
  {
    name: "Failsafe",
    ecosystem: "jvm",
    packages: ["dev.failsafe:*", "net.jodah:failsafe"],
    imports: ["dev.failsafe", "net.jodah.failsafe"],
    guards: all,
  },
  {
    name: "MicroProfile Fault Tolerance",
    ecosystem: "jvm",
    onlyByUse: true,
    packages: [
      "io.quarkus:quarkus-smallrye-fault-tolerance",
      "io.smallrye:smallrye-fault-tolerance*",
      "org.eclipse.microprofile.fault-tolerance:*",
      "org.eclipse.microprofile:microprofile",
    ],
    imports: ["org.eclipse.microprofile.faulttolerance", "io.smallrye.faulttolerance"],
    guards: all,
  },
  {
    name: "Sentinel",
    ecosystem: "jvm",
    packages: ["com.alibaba.csp:*", "com.alibaba.cloud:spring-cloud-starter-alibaba-sentinel"],
    imports: ["com.alibaba.csp.sentinel"],
    guards: ["circuit breaker", "bulkhead"],
  },
  {
    name: "Akka or Pekko circuit breaker",
    ecosystem: "jvm",
    onlyByUse: true,
    packages: ["com.typesafe.akka:*", "org.apache.pekko:*"],
    imports: ["akka.pattern.CircuitBreaker", "org.apache.pekko.pattern.CircuitBreaker"],
    guards: breaker,
  },
  {
    name: "Vert.x circuit breaker",
    ecosystem: "jvm",
    packages: ["io.vertx:vertx-circuit-breaker"],
    imports: ["io.vertx.circuitbreaker"],
    guards: breaker,
  },
  {
    name: "Arrow Resilience",
    ecosystem: "jvm",
    packages: ["io.arrow-kt:arrow-resilience*"],
    imports: ["arrow.resilience"],
    guards: ["circuit breaker", "retry"],
  },
  {
    name: "gobreaker",
    ecosystem: "go",
    packages: [
      "github.com/sony/gobreaker*",
      "github.com/mercari/go-circuitbreaker",
      "github.com/rubyist/circuitbreaker",
      "github.com/cep21/circuit*",
    ],
    guards: breaker,
  },
  {
    name: "failsafe-go",
    ecosystem: "go",
    packages: [
      "github.com/failsafe-go/failsafe-go",
      "github.com/eapache/go-resiliency",
      "github.com/slok/goresilience",
      "github.com/afex/hystrix-go",
      "github.com/alibaba/sentinel-golang",
    ],
    guards: all,
  },
  {
    name: "go-zero or Kratos breaker",
    ecosystem: "go",
    onlyByUse: true,
    packages: ["github.com/zeromicro/go-zero", "github.com/go-kratos/aegis"],
    imports: ["github.com/zeromicro/go-zero/core/breaker", "github.com/go-kratos/aegis/circuitbreaker"],
    guards: breaker,
  },
  {
    ecosystem: "go",
    packages: [
      "github.com/hashicorp/go-retryablehttp",
      "github.com/cenkalti/backoff*",
      "github.com/avast/retry-go*",
      "github.com/sethvargo/go-retry",
      "github.com/grpc-ecosystem/go-grpc-middleware*",
    ],
    imports: [
      "github.com/hashicorp/go-retryablehttp",
      "github.com/cenkalti/backoff",
      "github.com/avast/retry-go",
      "github.com/sethvargo/go-retry",
      "github.com/grpc-ecosystem/go-grpc-middleware/retry",
      "github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/retry",
    ],
    guards: retry,
  },
  {
    ecosystem: "python",
    packages: ["pybreaker", "aiobreaker", "circuitbreaker", "purgatory-circuitbreaker"],
    imports: ["pybreaker", "aiobreaker", "circuitbreaker", "purgatory"],
    guards: breaker,
  },
  {
    ecosystem: "python",
    packages: ["tenacity", "stamina", "backoff", "retrying"],
    guards: retry,
  },
  {
    name: "urllib3 Retry",
    ecosystem: "python",
    onlyByUse: true,
    packages: ["urllib3", "requests"],
    imports: ["urllib3.util", "requests.packages.urllib3.util"],
    needs: ["Retry("],
    guards: retry,
  },
  {
    name: "Celery retries with backoff",
    ecosystem: "python",
    onlyByUse: true,
    packages: ["celery"],
    imports: [],
    marks: ["retry_backoff", "autoretry_for"],
    guards: retry,
  },
  {
    name: "Polly",
    ecosystem: "dotnet",
    packages: [
      "Polly",
      "Polly.*",
      "Microsoft.Extensions.Http.Polly",
      "Microsoft.Extensions.Http.Resilience",
      "Microsoft.Extensions.Resilience",
    ],
    imports: ["Polly", "Microsoft.Extensions.Http.Resilience"],
    marks: [
      "AddStandardResilienceHandler(",
      "AddStandardHedgingHandler(",
      "AddResilienceHandler(",
      "AddResiliencePipeline(",
      "AddPolicyHandler(",
      "AddTransientHttpErrorPolicy(",
    ],
    guards: all,
  },
  {
    name: "Entity Framework's retries",
    ecosystem: "dotnet",
    onlyByUse: true,
    packages: [
      "Microsoft.EntityFrameworkCore*",
      "Npgsql.EntityFrameworkCore*",
      "Pomelo.EntityFrameworkCore*",
    ],
    imports: [],
    marks: ["EnableRetryOnFailure("],
    guards: retry,
  },
  {
    name: "Stoplight",
    ecosystem: "ruby",
    packages: ["stoplight", "circuitbox", "faulty", "circuit_breaker"],
    imports: ["stoplight", "circuitbox", "faulty"],
    marks: ["Stoplight(", "Stoplight.", "Stoplight::", "Circuitbox.", "Faulty.", "include CircuitBreaker"],
    guards: breaker,
  },
  {
    name: "Semian",
    ecosystem: "ruby",
    packages: ["semian"],
    imports: ["semian"],
    marks: ["Semian.", "Semian::", "semian:"],
    guards: ["circuit breaker", "bulkhead"],
  },
  {
    ecosystem: "ruby",
    packages: ["retriable", "retryable", "faraday-retry"],
    imports: ["retriable", "retryable", "faraday/retry"],
    marks: ["Retriable.", "Retryable.", "request :retry"],
    guards: retry,
  },
  {
    name: "Active Job's retries",
    ecosystem: "ruby",
    onlyByUse: true,
    packages: ["rails", "activejob"],
    imports: [],
    marks: ["retry_on "],
    guards: retry,
  },
];
