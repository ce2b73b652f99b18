import { entity, module, view } from "@ashlar/core";
import { z } from "zod";
import { documents } from "./contract.ts";

interface Document {
  readonly content: unknown;
}

const { Put } = documents.events;

const document = entity(documents, {
  initial: { content: null } as Document,
  decide: {
    put: (_, { id, content }) => Put({ id, content }),
    refuse: (_, { content }, { reject }) => reject("NotThis", { content }),
  },
  evolve: { Put: (_, { content }) => ({ content }) },
  reply: { put: ({ content }) => ({ content }) },
});

const bodies = view(documents, {
  name: "bodies",
  row: z.object({ content: z.unknown() }),
  on: { Put: (_, { content }) => ({ content }) },
});

export const documentsModule = module(documents, {
  entities: [document],
  commands: {
    file: (put, { publish }) => {
      publish(Put(put));
      return { content: put.content };
    },
  },
  views: [bodies],
  queries: { get: ({ id }, { views }) => views.bodies.get(id) as Promise<Document | null> },
});
