/** What a scanner tells. Names are without their prefix, texts and attributes as they stand in the file. */
export interface XmlHandler {
  open: (name: string, attributes: string, isEmpty: boolean) => void;
  close: (name: string) => void;
  text: (text: string) => void;
}

export interface XmlScanner {
  push: (chunk: string) => void;
  /** Throws `DamagedXml` where the file ends in the middle. */
  end: () => void;
}

/** XML that breaks off, or that holds what no spreadsheet writes, such as entities of its own. */
export class DamagedXml extends Error {}

/** A tag that is longer is none. */
const maxTagLength = 1_000_000;

/**
 * Reads XML piece by piece, as it comes out of its archive: a sheet of 100,000 rows is never in memory as a whole. Made for
 * speed: names and attributes are handed on uncut, and only what a reader asks for is decoded.
 */
export function createXmlScanner(handler: XmlHandler): XmlScanner {
  let rest = '';
  let depth = 0;
  let hasRoot = false;

  const scan = (text: string, isLast: boolean): number => {
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag < 0) {
        // A text may go on in the next piece, and an entity must not be cut.
        if (isLast && depth > 0) throw new DamagedXml('breaks off');
        return at;
      }
      if (tag > at && depth > 0) handler.text(text.slice(at, tag));
      at = tag;
      const second = text.charCodeAt(tag + 1);
      const end = second === 33 ? scanDeclaration(text, tag, isLast) : findTagEnd(text, tag + 1);
      if (end < 0) {
        if (isLast || text.length - tag > maxTagLength) throw new DamagedXml('unclosed tag');
        return at;
      }
      if (second === 47) {
        depth -= 1;
        if (depth < 0) throw new DamagedXml('closes what was not open');
        handler.close(localName(text, tag + 2, end));
      } else if (second !== 33 && second !== 63) openTag(text, tag, end);
      at = end + 1;
    }
  };

  const openTag = (text: string, tag: number, end: number) => {
    if (depth === 0 && hasRoot) throw new DamagedXml('two roots');
    hasRoot = true;
    const isEmpty = text.charCodeAt(end - 1) === 47;
    const last = isEmpty ? end - 1 : end;
    let nameEnd = tag + 1;
    while (nameEnd < last && text.charCodeAt(nameEnd) > 32) nameEnd += 1;
    const name = localName(text, tag + 1, nameEnd);
    handler.open(name, nameEnd < last ? text.slice(nameEnd, last) : '', isEmpty);
    if (isEmpty) handler.close(name);
    else depth += 1;
  };

  /** Comments, CDATA and doctypes; returns the place of the last sign, or -1 where it is not there yet. */
  const scanDeclaration = (text: string, tag: number, isLast: boolean): number => {
    if (text.startsWith('<!--', tag)) return endOf(text, '-->', tag + 4);
    if (text.startsWith('<![CDATA[', tag)) {
      const end = endOf(text, ']]>', tag + 9);
      if (end >= 0) handler.text(text.slice(tag + 9, end - 2).replaceAll('&', '&amp;'));
      return end;
    }
    if (!isLast && text.length - tag < 9) return -1;
    // Spreadsheets write no doctype; what one could declare would be unpacked without end.
    throw new DamagedXml('doctype');
  };

  return {
    push: (chunk) => {
      const text = rest + chunk;
      rest = text.slice(scan(text, false));
    },
    end: () => {
      scan(rest, true);
      if (!hasRoot) throw new DamagedXml('empty');
    },
  };
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length - 1;
}

/** The `>` that ends a tag; one between quotes belongs to an attribute. */
function findTagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) return at;
    else if (code === 34 || code === 39) quote = code;
  }
  return -1;
}

function localName(text: string, from: number, to: number): string {
  const name = text.slice(from, to).trimEnd();
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of an attribute, by its full name, decoded; null where the tag has none. */
export function readAttribute(attributes: string, name: string): string | null {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (at === 0 || before > 32) continue;
    let next = at + name.length;
    while (attributes.charCodeAt(next) <= 32) next += 1;
    if (attributes.charCodeAt(next) !== 61) continue;
    next += 1;
    while (attributes.charCodeAt(next) <= 32) next += 1;
    const end = attributes.indexOf(attributes.charAt(next), next + 1);
    return end < 0 ? null : decodeXml(attributes.slice(next + 1, end));
  }
  return null;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A text without entities. What is no entity stays as it is. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named[name] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
