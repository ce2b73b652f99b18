import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { until } from "../until.ts";
import { type FaultyLink, openFaultyLink } from "./faulty-link.ts";

/** A server that answers everything with itself, a link to it, and what came through to either side. */
async function echo() {
  const heard: string[] = [];
  const ends: Socket[] = [];
  const server = createServer((socket) => {
    ends.push(socket);
    socket.on("error", () => {});
    socket.on("data", (piece) => {
      heard.push(String(piece));
      socket.write(piece);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const link = await openFaultyLink(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(async () => {
    await link.close();
    for (const end of ends) end.destroy();
    server.close();
  });
  return { link, heard, ends };
}

async function client({ url }: FaultyLink) {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  const answers: string[] = [];
  socket.on("error", () => {});
  socket.on("data", (piece) => answers.push(String(piece)));
  onTestFinished(() => {
    socket.destroy();
  });
  return { socket, answers };
}

async function greeted(link: FaultyLink) {
  const { socket, answers } = await client(link);
  socket.write("hello");
  await until("an answer", () => answers.length > 0);
  answers.length = 0;
  return { socket, answers };
}

test("what passes is answered", async () => {
  const { link } = await echo();
  await greeted(link);
});

test("what is cut ends on both sides, and nothing new is taken until it passes again", async () => {
  const { link, ends } = await echo();
  const { socket } = await greeted(link);
  link.become("cut");
  await until("the end of both", () => socket.destroyed && ends[0]!.destroyed);
  const late = await client(link);
  await until("the end of a new one", () => late.socket.destroyed);
  link.become("pass");
  await greeted(link);
});

test.each([
  ["deaf", false],
  ["silent", false],
  ["mute", true],
] as const)(
  "a link that is %s answers nothing; that the request comes through: %s",
  async (mode, arrives) => {
    const { link, heard, ends } = await echo();
    const { socket, answers } = await greeted(link);
    link.become(mode);
    socket.write("are you there?");
    if (arrives) await until("the request", () => heard.length === 2);
    link.become("pass");
    await greeted(link);
    expect(heard.includes("are you there?")).toBe(arrives);
    expect(answers).toEqual([]);
    await until("the server's finding out", () => ends[0]!.destroyed);
  },
);

test("what was silent stays half-open for its client", async () => {
  const { link, ends } = await echo();
  const { socket, answers } = await greeted(link);
  link.become("silent");
  link.become("pass");
  await until("the server's finding out", () => ends[0]!.destroyed);
  socket.write("are you there?");
  await greeted(link);
  expect([socket.destroyed, answers]).toEqual([false, []]);
});

test("what is slow comes in order, also once it passes again", async () => {
  const { link } = await echo();
  const { socket, answers } = await greeted(link);
  link.become("slow");
  await new Promise((written) => socket.write("1", written));
  link.become("pass");
  socket.write("2");
  await until("both", () => answers.join("").length === 2);
  expect(answers.join("")).toBe("12");
});
