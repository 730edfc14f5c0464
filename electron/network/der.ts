/** One element of DER (X.690): its tag, what is in it, and where it ends in the bytes that it was read from. */
export interface DerElement {
  tag: number;
  content: Buffer;
  end: number;
}

export const derTags = {
  boolean: 0x01,
  integer: 0x02,
  octetString: 0x04,
  oid: 0x06,
  sequence: 0x30,
} as const;

/** The element at `at`. Throws for anything but strict DER: what cannot be read for certain is not trusted. */
export function readElement(bytes: Buffer, at = 0): DerElement {
  const tag = byteAt(bytes, at);
  if ((tag & 0x1f) === 0x1f) throw new Error('tag of several bytes');
  const first = byteAt(bytes, at + 1);
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || count > 3) throw new Error('length not readable');
  let length = first < 0x80 ? first : 0;
  for (let index = 0; index < count; index += 1) length = length * 256 + byteAt(bytes, at + 2 + index);
  if (count > 0 && length < (count === 1 ? 0x80 : 2 ** (8 * (count - 1)))) throw new Error('length too long');
  const start = at + 2 + count;
  if (start + length > bytes.length) throw new Error('cut off');
  return { tag, content: bytes.subarray(start, start + length), end: start + length };
}

/** The elements in a constructed one, which they fill to its end. Throws for another tag. */
export function readElements(element: DerElement, tag: number): DerElement[] {
  if (element.tag !== tag) throw new Error(`tag ${element.tag} instead of ${tag}`);
  const elements: DerElement[] = [];
  for (let at = 0; at < element.content.length; at = elements.at(-1)?.end ?? Infinity) {
    elements.push(readElement(element.content, at));
  }
  return elements;
}

/** An object identifier as it is usually written, `2.5.29.19`. Throws for another tag. */
export function readOid({ tag, content }: DerElement): string {
  if (tag !== derTags.oid || content.length === 0) throw new Error('no object identifier');
  const parts: number[] = [];
  let part = 0;
  for (const byte of content) {
    part = part * 128 + (byte & 0x7f);
    if (part > Number.MAX_SAFE_INTEGER / 128) throw new Error('object identifier too large');
    if (byte >= 0x80) continue;
    parts.push(part);
    part = 0;
  }
  if ((content.at(-1) ?? 0) >= 0x80) throw new Error('object identifier cut off');
  const [first = 0, ...others] = parts;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...others].join('.');
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new Error('cut off');
  return byte;
}
