import net from 'node:net';

/*
 * Takes the place of the library of this name in the build. The SOCKS library wants it for three conversions; it is 32 kB and
 * reads addresses in every notation there is. Text that is no address never gets here: the SOCKS library asks Node first.
 */

const groupsOfIpv6 = 8;

export class Address4 {
  constructor(private readonly text: string) {}

  /** The four numbers. */
  toArray(): number[] {
    return this.text.split('.').map(Number);
  }
}

export class Address6 {
  constructor(private readonly text: string) {}

  /** Of 16 bytes. */
  static fromByteArray(bytes: readonly number[]): Address6 {
    const groups = Array.from({ length: groupsOfIpv6 }, (_, index) =>
      (((bytes[index * 2] ?? 0) << 8) + (bytes[index * 2 + 1] ?? 0)).toString(16),
    );
    return new Address6(groups.join(':'));
  }

  /** All eight groups, four digits each. */
  canonicalForm(): string {
    // A zone names a network card of this computer and is no part of the address.
    const [address = ''] = this.text.split('%');
    const [start = '', end] = inGroups(address).split('::');
    const [before, after] = [listGroups(start), listGroups(end ?? '')];
    const missing = end === undefined ? 0 : groupsOfIpv6 - before.length - after.length;
    return [...before, ...Array.from({ length: missing }, () => '0'), ...after]
      .map((group) => group.toLowerCase().padStart(4, '0'))
      .join(':');
  }
}

/** The last two groups may be written as an IPv4 address. */
function inGroups(address: string): string {
  const start = address.slice(0, address.lastIndexOf(':') + 1);
  const end = address.slice(start.length);
  if (!net.isIPv4(end)) return address;
  const [a = 0, b = 0, c = 0, d = 0] = new Address4(end).toArray();
  return `${start}${((a << 8) + b).toString(16)}:${((c << 8) + d).toString(16)}`;
}

function listGroups(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
