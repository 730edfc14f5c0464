import { constants } from 'node:buffer';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const unzip = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.unzip);
const inflateRaw = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);
const brotliDecompress = promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);

/** What we can unpack, as `Accept-Encoding` says it. */
export const acceptedEncodings = 'gzip, compress, deflate, br';

/**
 * Gives the bytes of an answer as they were before they were packed; what breaks off as far as it goes. Rejects with
 * zlib's errors, with `ERR_BUFFER_TOO_LARGE` beyond `maxBytes`; -1 = however many.
 */
export type Unpack = (packed: Buffer, maxBytes: number) => Promise<Buffer>;

const gunzip: Unpack = (packed, maxBytes) => unzip(packed, zlibOptions(maxBytes));

const ways: Readonly<Record<string, Unpack>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  compress: gunzip,
  'x-compress': gunzip,
  // With the header that the standard wants, or, as many servers have it, without.
  deflate: (packed, maxBytes) => (isZlib(packed) ? unzip : inflateRaw)(packed, zlibOptions(maxBytes)),
  br: (packed, maxBytes) =>
    brotliDecompress(packed, {
      maxOutputLength: limit(maxBytes),
      finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH,
    }),
};

/** How an answer with this `Content-Encoding` is unpacked; null = we know no way, or it is not packed at all. */
export function findUnpack(encoding: string): Unpack | null {
  const name = encoding.toLowerCase();
  return Object.hasOwn(ways, name) ? (ways[name] ?? null) : null;
}

function zlibOptions(maxBytes: number): zlib.ZlibOptions {
  return { maxOutputLength: limit(maxBytes), finishFlush: zlib.constants.Z_SYNC_FLUSH };
}

function limit(maxBytes: number): number {
  return maxBytes === -1 ? constants.MAX_LENGTH : Math.max(1, maxBytes);
}

const deflateMethod = 8;

function isZlib(packed: Buffer): boolean {
  return ((packed[0] ?? deflateMethod) & 0x0f) === deflateMethod;
}
