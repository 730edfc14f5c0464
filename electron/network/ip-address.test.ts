import { assert, constantFrom, ipV4, ipV6, property, uint8Array } from 'fast-check';
import * as library from 'ip-address';
import { expect, test } from 'vitest';
import { Address4, Address6 } from './ip-address';

function expectSameGroups(text: string): void {
  expect(new Address6(text).canonicalForm()).toBe(new library.Address6(text).canonicalForm());
}

test('an IPv4 address is the same numbers as by the library', () => {
  assert(
    property(ipV4(), (text) => {
      expect(new Address4(text).toArray()).toEqual(new library.Address4(text).toArray());
    }),
  );
});

test('an IPv6 address is the same groups as by the library, however it is written', () => {
  for (const text of [
    '::',
    '::1',
    '1::',
    'FE80::1',
    '::ffff:192.0.2.1',
    '64:ff9b::192.0.2.33',
    '1:2:3:4:5:6:7:8',
  ])
    expectSameGroups(text);
  const zone = constantFrom('', '%eth0', '%1');
  assert(
    property(ipV6(), zone, (text, after) => void expectSameGroups(text + after)),
    { numRuns: 500 },
  );
});

test('bytes are the same address as by the library', () => {
  assert(
    property(uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const [ours, theirs] = [Address6, library.Address6].map((Address) => Address.fromByteArray([...bytes]));
      expect(ours?.canonicalForm().split(':').map(readHex)).toEqual(
        theirs?.canonicalForm().split(':').map(readHex),
      );
    }),
  );
});

function readHex(group: string): number {
  return Number.parseInt(group, 16);
}
