import { StringDecoder } from 'node:string_decoder';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../shared/errors';
import { sheetLimits } from '../../shared/sheet/sheet-limits';

/** A spreadsheet's archive: its parts by name. */
export interface PackedFile {
  has: (part: string) => boolean;
  names: () => string[];
  /** The whole of a small part, as text. Null where there is no such part. */
  readPart: (part: string) => Promise<string | null>;
  /** A part piece by piece, with the share of its bytes that was read. */
  streamPart: (part: string) => AsyncGenerator<{ text: string; share: number }>;
}

/** What is read in one go: texts that many cells share, styles, the list of sheets. */
const maxPartBytes = 400_000_000;
/** Nothing that people write shrinks to less than a thousandth. */
const maxRatio = 1_000;
const ratioCountsFromBytes = 10_000_000;

/**
 * Opens the archive of a spreadsheet. What its directory says about sizes is held against the limits before anything is
 * unpacked, and what is unpacked against the directory. Throws `sheet-damaged`, `sheet-encrypted` or
 * `sheet-too-large-unpacked`.
 */
export async function openPackedFile(bytes: Buffer): Promise<PackedFile> {
  const { zip, entries } = await readDirectory(bytes);
  const total = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (total > sheetLimits.unpackedBytes || total > Math.max(ratioCountsFromBytes, bytes.length * maxRatio))
    throw new AppError('sheet-too-large-unpacked');

  async function* streamPart(part: string) {
    const entry = entries.get(part);
    if (!entry) throw new AppError('sheet-damaged', { detail: `${part} is missing` });
    // Letters of more bytes may lie on both sides of a cut.
    const decoder = new StringDecoder('utf8');
    let read = 0;
    let sum = 0;
    try {
      for await (const piece of unpack(await findBytes(zip, bytes, entry), entry)) {
        read += piece.length;
        if (read > entry.uncompressedSize) throw new Error('holds more than it says');
        sum = crc32(piece, sum);
        yield { text: decoder.write(piece), share: read / Math.max(1, entry.uncompressedSize) };
      }
      if (read !== entry.uncompressedSize || sum !== entry.crc32) throw new Error('wrong check sum');
    } catch (error) {
      throw toDamaged(error, part);
    }
    yield { text: decoder.end(), share: 1 };
  }
  return {
    has: (part) => entries.has(part),
    names: () => [...entries.keys()],
    streamPart,
    readPart: async (part) => {
      const entry = entries.get(part);
      if (!entry) return null;
      if (entry.uncompressedSize > maxPartBytes) throw new AppError('sheet-too-large-unpacked');
      let whole = '';
      for await (const { text } of streamPart(part)) whole += text;
      return whole;
    },
  };
}

async function findBytes(zip: ZipFile, bytes: Buffer, entry: Entry): Promise<Buffer> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  return bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
}

const stored = 0;
const deflated = 8;

/**
 * In pieces of half a megabyte: the library's own stream unpacks in pieces of 16 kB, each of which waits its turn in
 * another thread.
 */
function unpack(packed: Buffer, { compressionMethod }: Entry): AsyncIterable<Buffer> | Buffer[] {
  if (compressionMethod === stored) return [packed];
  if (compressionMethod !== deflated) throw new Error(`packed in way ${compressionMethod}`);
  const stream = createInflateRaw({ chunkSize: 512 * 1_024 });
  stream.end(packed);
  return stream;
}

async function readDirectory(bytes: Buffer): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  const entries = new Map<string, Entry>();
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new AppError('sheet-encrypted');
      // Two parts of one name are read in two ways by two programs: nobody writes such a file in good faith.
      if (entries.has(entry.fileName)) throw new Error(`${entry.fileName} is there twice`);
      entries.set(entry.fileName, entry);
    }
    return { zip, entries };
  } catch (error) {
    throw toDamaged(error, 'directory');
  }
}

/** What went wrong in an archive or in its XML, for the person: the file is damaged. */
export function toDamaged(error: unknown, part: string): AppError {
  if (error instanceof AppError) return error;
  return new AppError('sheet-damaged', {
    detail: `${part}: ${error instanceof Error ? error.message : String(error)}`,
    cause: error,
  });
}
