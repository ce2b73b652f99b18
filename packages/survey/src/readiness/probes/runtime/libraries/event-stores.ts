import type { Library } from "../library.js";

/** Libraries that are of use only to people who think in aggregates and events. */
export const eventStoreLibraries: readonly Library[] = [
  {
    name: "Emmett",
    ecosystem: "node",
    packages: ["@event-driven-io/emmett*"],
    imports: ["@event-driven-io/emmett"],
  },
  {
    name: "EventStoreDB or KurrentDB",
    ecosystem: "node",
    packages: ["@eventstore/db-client", "@kurrent/kurrentdb-client"],
  },
  {
    name: "Castore",
    ecosystem: "node",
    packages: ["@castore/core", "@castore/*"],
    imports: ["@castore/core"],
  },
  {
    name: "aggregates of NestJS CQRS",
    ecosystem: "node",
    onlyByUse: true,
    packages: ["@nestjs/cqrs"],
    needs: ["extends AggregateRoot"],
  },
  { name: "Axon", ecosystem: "jvm", packages: ["org.axonframework*"], imports: ["org.axonframework"] },
  {
    name: "EventStoreDB or KurrentDB",
    ecosystem: "jvm",
    packages: ["com.eventstore:*", "io.kurrent:*"],
    imports: ["com.eventstore.dbclient", "io.kurrent.dbclient"],
  },
  { name: "jMolecules", ecosystem: "jvm", packages: ["org.jmolecules*"], imports: ["org.jmolecules"] },
  {
    name: "Akka or Pekko Persistence",
    ecosystem: "jvm",
    packages: ["com.typesafe.akka:akka-persistence*", "org.apache.pekko:pekko-persistence*"],
    imports: ["akka.persistence", "org.apache.pekko.persistence"],
  },
  {
    name: "Eventuate or Occurrent",
    ecosystem: "jvm",
    packages: ["io.eventuate*", "org.occurrent:*"],
    imports: ["io.eventuate", "org.occurrent"],
  },
  {
    name: "an event-sourcing library",
    ecosystem: "go",
    packages: [
      "github.com/looplab/eventhorizon",
      "github.com/hallgren/eventsourcing*",
      "github.com/get-eventually/go-eventually",
      "github.com/modernice/goes",
    ],
  },
  {
    name: "EventStoreDB or KurrentDB",
    ecosystem: "go",
    packages: ["github.com/EventStore/EventStore-Client-Go*", "github.com/kurrent-io/KurrentDB-Client-Go*"],
  },
  {
    name: "eventsourcing",
    ecosystem: "python",
    packages: ["eventsourcing", "eventsourcing-*"],
    imports: ["eventsourcing"],
  },
  {
    name: "EventStoreDB or KurrentDB",
    ecosystem: "python",
    packages: ["esdbclient", "kurrentdbclient"],
  },
  { name: "Protean", ecosystem: "python", packages: ["protean"] },
  {
    name: "Marten's event store",
    ecosystem: "dotnet",
    onlyByUse: true,
    packages: ["Marten", "Marten.*", "WolverineFx.Marten"],
    imports: ["Marten"],
    needs: ["AggregateStream", ".Events.", "StartStream", "SingleStreamProjection", "MultiStreamProjection"],
  },
  {
    name: "EventStoreDB or KurrentDB",
    ecosystem: "dotnet",
    packages: ["EventStore.Client*", "EventStore.ClientAPI*", "KurrentDB.Client"],
    imports: ["EventStore.Client", "EventStore.ClientAPI", "KurrentDB.Client"],
  },
  {
    name: "Eventuous, EventFlow or Equinox",
    ecosystem: "dotnet",
    packages: ["Eventuous*", "EventFlow*", "Equinox*", "NEventStore*", "SqlStreamStore*"],
    imports: ["Eventuous", "EventFlow", "Equinox", "NEventStore", "SqlStreamStore"],
  },
  {
    name: "Akka Persistence",
    ecosystem: "dotnet",
    packages: ["Akka.Persistence*"],
    imports: ["Akka.Persistence"],
  },
  {
    name: "Rails Event Store",
    ecosystem: "ruby",
    packages: ["rails_event_store", "ruby_event_store", "aggregate_root"],
    imports: ["rails_event_store", "ruby_event_store", "aggregate_root"],
    marks: ["RailsEventStore::", "RubyEventStore::", "include AggregateRoot"],
  },
  {
    name: "Sequent or Eventide",
    ecosystem: "ruby",
    packages: ["sequent", "eventide-postgres", "evt-*"],
    imports: ["sequent", "eventide/postgres"],
    marks: ["Sequent::", "include EntityProjection", "include EntityStore"],
  },
];

/** How code names its aggregates, in each language. Only looked for where a domain would stand. */
export const aggregateMarks: readonly RegExp[] = [
  /\bclass\s+\w+[^{\n]*\b(?:extends|implements|:)\s[^{\n]*\bI?AggregateRoot\b/,
  /^[ \t]*@(?:Aggregate|AggregateRoot)\b/m,
  /^[ \t]*class\s+\w+\((?:[\w.]+\.)?Aggregate(?:Root)?\b/m,
  /^[ \t]*class\s+[\w:]+\s*<\s*(?:[\w:]+::)?AggregateRoot\b/m,
  /^[ \t]*include\s+AggregateRoot\b/m,
];
