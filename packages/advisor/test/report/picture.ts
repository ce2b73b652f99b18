import { crc32, deflateSync, inflateSync } from "node:zlib";

/** A picture of 216 colours: each channel has six levels. What antialiasing does is seen no more, and files stay small. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel: `36 × red + 6 × green + blue`, each from 0 to 5. */
  readonly pixels: Uint8Array;
}

const signature = Buffer.from("89504e470d0a1a0a", "hex");
const levels = 6;
const nearestLevel = Uint8Array.from({ length: 256 }, (_, value) => Math.round((value / 255) * (levels - 1)));

/** Reads a PNG of eight bits a channel, not interlaced: what a browser makes, and what {@link writePng} does. */
export function readPng(file: Buffer): Picture {
  const chunks = chunksOf(file);
  const header = chunks.find(({ type }) => type === "IHDR")!.data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = ({ 2: 3, 3: 1, 6: 4 } as Record<number, number>)[header[9]!];
  if (channels === undefined || header[8] !== 8 || header[12] !== 0)
    throw new Error("a kind of PNG nobody expects");
  const data = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data));
  const bytes = unfiltered(inflateSync(data), width * channels, height, channels);
  if (channels === 1) return { width, height, pixels: bytes };
  const pixels = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < pixels.length; at++, from += channels) {
    pixels[at] =
      36 * nearestLevel[bytes[from]!]! +
      6 * nearestLevel[bytes[from + 1]!]! +
      nearestLevel[bytes[from + 2]!]!;
  }
  return { width, height, pixels };
}

/** Writes a picture as a PNG with a palette. */
export function writePng({ width, height, pixels }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const palette = Uint8Array.from({ length: levels ** 3 * 3 }, (_, at) => {
    const [colour, channel] = [Math.floor(at / 3), at % 3];
    return (Math.floor(colour / levels ** (2 - channel)) % levels) * 51;
  });
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) {
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", new Uint8Array()),
  ]);
}

/** Pictures of the same width, one below the other. */
export function stacked(pictures: readonly Picture[]): Picture {
  return {
    width: pictures[0]?.width ?? 0,
    height: pictures.reduce((sum, { height }) => sum + height, 0),
    pixels: new Uint8Array(Buffer.concat(pictures.map(({ pixels }) => pixels))),
  };
}

/** The share (0–1) of pixels that differ by more than one level of a channel. Both must be of the same size. */
export function difference(one: Picture, other: Picture): number {
  let differing = 0;
  for (let at = 0; at < one.pixels.length; at++) {
    const [pixel, counterpart] = [one.pixels[at]!, other.pixels[at]!];
    if (pixel !== counterpart && isFar(pixel, counterpart)) differing++;
  }
  return differing / one.pixels.length;
}

function isFar(one: number, other: number): boolean {
  const level = (pixel: number, unit: number) => Math.floor(pixel / unit) % levels;
  return [36, 6, 1].some((unit) => Math.abs(level(one, unit) - level(other, unit)) > 1);
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(file: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = signature.length; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.push({
      type: file.toString("latin1", at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

// Each row of a PNG says how it was made from the pixel to the left (a), the one above (b), and the one left of that (c).
function unfiltered(data: Buffer, stride: number, height: number, channels: number): Uint8Array {
  const bytes = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (stride + 1)]!;
    const start = row * stride;
    bytes.set(data.subarray(row * (stride + 1) + 1, (row + 1) * (stride + 1)), start);
    if (filter === 0) continue;
    for (let at = start; at < start + stride; at++) {
      const a = at - start >= channels ? bytes[at - channels]! : 0;
      const b = row > 0 ? bytes[at - stride]! : 0;
      if (filter === 1) bytes[at]! += a;
      else if (filter === 2) bytes[at]! += b;
      else if (filter === 3) bytes[at]! += (a + b) >> 1;
      else bytes[at]! += paeth(a, b, row > 0 && at - start >= channels ? bytes[at - stride - channels]! : 0);
    }
  }
  return bytes;
}

function paeth(a: number, b: number, c: number): number {
  const [left, up, corner] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return left <= up && left <= corner ? a : up <= corner ? b : c;
}
