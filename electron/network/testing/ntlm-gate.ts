import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import type { ProxyGate } from './forwarding-proxy';

/** A Windows account as a domain controller knows it: by the hash of its password ([MS-NLMP] 3.3.1, MD4). */
export interface WindowsAccount {
  domain: string;
  userName: string;
  /** In clear for whoever types it; the gate knows only the hash. */
  password: string;
  ntHash: Buffer;
}

/** The account of the examples in [MS-NLMP] 4.2.1, whose hashes are printed there: Node's OpenSSL has no MD4 any more. */
export const exampleAccount: WindowsAccount = {
  domain: 'Domain',
  userName: 'User',
  password: 'Password',
  ntHash: Buffer.from('a4f49c406510bdcab6824ee7c30fd852', 'hex'),
};

export interface NtlmGate {
  gate: ProxyGate;
  /** Who finished the handshake: `Domain\User`, once per connection. */
  signedIn: string[];
  /** How many wrong answers came. */
  refused: number;
}

const signature = Buffer.from('NTLMSSP\0', 'latin1');
// Unicode, target wanted, NTLM, always sign, domain target, extended session security, target info, 128 bit.
const flags = 0x20898205;

/**
 * A gate that takes nothing but NTLM, version 2: it sends a challenge and checks user, domain and proof of the answer.
 * As in the real thing, a connection is signed in, not a request.
 */
export function createNtlmGate(account: WindowsAccount): NtlmGate {
  const challenges = new WeakMap<Socket, Buffer>();
  const passed = new WeakSet<Socket>();
  const result: NtlmGate = { gate, signedIn: [], refused: 0 };
  function gate(authorization: string, connection: Socket): 'pass' | readonly string[] {
    if (passed.has(connection)) return 'pass';
    const message = Buffer.from(/^NTLM (\S+)$/.exec(authorization)?.[1] ?? '', 'base64');
    if (!message.subarray(0, 8).equals(signature)) return ['NTLM'];
    if (message.readUInt32LE(8) === 1) {
      const challenge = randomBytes(8);
      challenges.set(connection, challenge);
      return [`NTLM ${writeChallenge(challenge, account.domain).toString('base64')}`];
    }
    const challenge = challenges.get(connection);
    challenges.delete(connection);
    const name = challenge && checkAnswer(message, challenge, account);
    if (name === undefined || name === null) {
      result.refused += 1;
      return ['NTLM'];
    }
    passed.add(connection);
    result.signedIn.push(name);
    return 'pass';
  }
  return result;
}

/** CHALLENGE_MESSAGE, [MS-NLMP] 2.2.1.2. */
function writeChallenge(challenge: Buffer, domain: string): Buffer {
  const target = Buffer.from(domain, 'utf16le');
  const info = Buffer.concat([pair(2, target), pair(1, Buffer.from('PROXY', 'utf16le')), pair(0)]);
  const head = Buffer.alloc(48);
  signature.copy(head);
  head.writeUInt32LE(2, 8);
  writeField(head, 12, target.length, 48);
  head.writeUInt32LE(flags, 20);
  challenge.copy(head, 24);
  writeField(head, 40, info.length, 48 + target.length);
  return Buffer.concat([head, target, info]);
}

/** `Domain\User` of an AUTHENTICATE_MESSAGE (2.2.1.3) whose proof fits the challenge; null where it does not. */
function checkAnswer(message: Buffer, challenge: Buffer, account: WindowsAccount): string | null {
  if (message.readUInt32LE(8) !== 3) return null;
  const response = readField(message, 20);
  const domain = readField(message, 28).toString('utf16le');
  const userName = readField(message, 36).toString('utf16le');
  const key = ntowfv2({ ...account, userName, domain });
  const proof = hmac(key, Buffer.concat([challenge, response.subarray(16)]));
  const isProven = response.length > 16 && timingSafeEqual(proof, response.subarray(0, 16));
  const isAccount = userName === account.userName && domain === account.domain;
  return isProven && isAccount ? `${domain}\\${userName}` : null;
}

/** NTOWFv2, [MS-NLMP] 3.3.2. */
export function ntowfv2({ ntHash, userName, domain }: Omit<WindowsAccount, 'password'>): Buffer {
  return hmac(ntHash, Buffer.from(userName.toUpperCase() + domain, 'utf16le'));
}

function hmac(key: Buffer, data: Buffer): Buffer {
  return createHmac('md5', key).update(data).digest();
}

/** One AV_PAIR; kind 0 ends the list. */
function pair(kind: number, value: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(kind, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, value]);
}

function writeField(message: Buffer, at: number, length: number, offset: number): void {
  message.writeUInt16LE(length, at);
  message.writeUInt16LE(length, at + 2);
  message.writeUInt32LE(offset, at + 4);
}

function readField(message: Buffer, at: number): Buffer {
  const offset = message.readUInt32LE(at + 4);
  return message.subarray(offset, offset + message.readUInt16LE(at));
}
