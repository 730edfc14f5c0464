import { createHmac } from 'node:crypto';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createNtlmGate, exampleAccount, ntowfv2 } from './ntlm-gate';

/** An AUTHENTICATE_MESSAGE with nothing in it but what the gate looks at. */
function answerChallenge(challenge: string, change: { userName?: string; key?: Buffer } = {}): string {
  const serverChallenge = Buffer.from(challenge.replace('NTLM ', ''), 'base64').subarray(24, 32);
  const { domain, userName } = { ...exampleAccount, ...change };
  const key = change.key ?? ntowfv2({ ...exampleAccount, userName });
  const blob = Buffer.from('blob of the client');
  const proof = createHmac('md5', key).update(serverChallenge).update(blob).digest();
  const parts = [
    Buffer.concat([proof, blob]),
    Buffer.from(domain, 'utf16le'),
    Buffer.from(userName, 'utf16le'),
  ];
  const head = Buffer.alloc(64);
  head.write('NTLMSSP\0', 'latin1');
  head.writeUInt32LE(3, 8);
  let offset = head.length;
  for (const [index, part] of parts.entries()) {
    head.writeUInt16LE(part.length, 20 + index * 8);
    head.writeUInt32LE(offset, 24 + index * 8);
    offset += part.length;
  }
  return `NTLM ${Buffer.concat([head, ...parts]).toString('base64')}`;
}

const hello = `NTLM ${Buffer.from('NTLMSSP\0\x01\0\0\0', 'latin1').toString('base64')}`;
const connection = () => ({}) as Socket;

describe('the NTLM gate of the tests', () => {
  it('reckons the key of an account as the specification prints it', () => {
    expect(ntowfv2(exampleAccount).toString('hex')).toBe('0c868a403bfd7a93a3001ef22ef02e3f');
  });

  it('lets a connection pass that proved the password, and no other', () => {
    const { gate, signedIn } = createNtlmGate(exampleAccount);
    const own = connection();
    expect(gate('', own)).toEqual(['NTLM']);
    const [challenge = ''] = gate(hello, own);
    expect(gate(answerChallenge(challenge), own)).toBe('pass');
    expect(gate('', own)).toBe('pass');
    expect(gate('', connection())).toEqual(['NTLM']);
    expect(signedIn).toEqual(['Domain\\User']);
  });

  it.each([
    ['another password', { key: Buffer.alloc(16) }],
    ['another user', { userName: 'Someone' }],
  ])('refuses %s', (_what, change) => {
    const ntlm = createNtlmGate(exampleAccount);
    const own = connection();
    const [challenge = ''] = ntlm.gate(hello, own);
    expect(ntlm.gate(answerChallenge(challenge, change), own)).toEqual(['NTLM']);
    expect(ntlm.refused).toBe(1);
  });

  it('takes the answer to a challenge once', () => {
    const { gate } = createNtlmGate(exampleAccount);
    const own = connection();
    const [challenge = ''] = gate(hello, own);
    expect(gate(answerChallenge(challenge), connection())).toEqual(['NTLM']);
    gate(answerChallenge(challenge, { userName: 'Someone' }), own);
    expect(gate(answerChallenge(challenge), own)).toEqual(['NTLM']);
  });
});
