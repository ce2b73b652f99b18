import type { Library } from "../library.js";

/** Clients of schema registries, and libraries that say how events look. */
export const schemaRegistryLibraries: readonly Library[] = [
  {
    name: "a schema registry client",
    ecosystem: "node",
    packages: ["@kafkajs/confluent-schema-registry", "@confluentinc/schemaregistry", "@ovotech/avro-kafkajs"],
  },
  {
    name: "a schema registry client",
    ecosystem: "jvm",
    packages: [
      "io.confluent:kafka-avro-serializer",
      "io.confluent:kafka-protobuf-serializer",
      "io.confluent:kafka-json-schema-serializer",
      "io.confluent:kafka-streams-avro-serde",
      "io.confluent:kafka-schema-registry-client",
      "io.apicurio:apicurio-registry-*",
      "software.amazon.glue:schema-registry-*",
    ],
    imports: ["io.confluent.kafka", "io.apicurio.registry", "com.amazonaws.services.schemaregistry"],
    settings: [
      "schema.registry.url",
      "apicurio.registry.url",
      "KafkaAvroSerializer",
      "KafkaProtobufSerializer",
    ],
  },
  {
    name: "a schema registry client",
    ecosystem: "go",
    onlyByUse: true,
    packages: [
      "github.com/riferrai/srclient",
      "github.com/twmb/franz-go/pkg/sr",
      "github.com/confluentinc/confluent-kafka-go*",
    ],
    imports: [
      "github.com/riferrai/srclient",
      "github.com/twmb/franz-go/pkg/sr",
      "github.com/confluentinc/confluent-kafka-go/schemaregistry",
      "github.com/confluentinc/confluent-kafka-go/v2/schemaregistry",
    ],
  },
  {
    name: "a schema registry client",
    ecosystem: "python",
    onlyByUse: true,
    packages: ["confluent-kafka", "python-schema-registry-client"],
    imports: ["confluent_kafka.schema_registry", "schema_registry"],
  },
  {
    name: "a schema registry client",
    ecosystem: "dotnet",
    packages: ["Confluent.SchemaRegistry*"],
    imports: ["Confluent.SchemaRegistry"],
  },
  {
    name: "a schema registry client",
    ecosystem: "ruby",
    packages: ["avro_turf", "avromatic"],
    imports: ["avro_turf", "avromatic"],
    marks: ["AvroTurf::Messaging", "Avromatic"],
  },
];

/** How code, configuration and infrastructure name the place for messages that cannot be handled. */
export const deadLetter =
  /dead[-_ ]?letter|(?:\b|[_-])dlq\b|\bDLQ|Dlq|redrive_?policy|@DltHandler|@RetryableTopic/i;
