import { expect, test } from 'vitest';
import { isSameInstallation } from './dependencies.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { explainFileError, explainToolOutput } from './preparation-error.mjs';
import { hasCandidate, isDebianRelease, selectMissing } from './system-libraries.mjs';

test.each(['20.19.0', '20.19.5', '20.20.2', '22.0.0', '24.14.1'])('Node %s is new enough', (version) => {
  expect(() => checkNodeVersion(version)).not.toThrow();
});

test.each(['18.20.4', '20.18.9', '20.9.0', '16.0.0'])('Node %s is refused with what to do', (version) => {
  expect(() => checkNodeVersion(version)).toThrow(/needs Node 20\.19\.0 or newer.*nodejs\.org/);
});

test('Debian and what descends from it are told apart from the rest', () => {
  expect(isDebianRelease('NAME="Debian GNU/Linux"\nID=debian\n')).toBe(true);
  expect(isDebianRelease('ID=linuxmint\nID_LIKE="ubuntu debian"\n')).toBe(true);
  expect(isDebianRelease('ID="fedora"\nVARIANT_ID=debian-like\n')).toBe(false);
  expect(isDebianRelease('')).toBe(false);
});

test('a library that is installed under its newer name is not missing', () => {
  const wanted = [['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libasound2', 'libasound2t64']];
  expect(selectMissing(wanted, new Set(['libgtk-3-0t64', 'libnss3']))).toEqual([
    ['libasound2', 'libasound2t64'],
  ]);
});

test('a virtual package has no candidate, so the newer name is chosen', () => {
  const policy =
    'libasound2:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\nlibasound2t64:\n  Installed: (none)\n  Candidate: 1.2.11-1\n';
  expect(hasCandidate(policy, 'libasound2')).toBe(false);
  expect(hasCandidate(policy, 'libasound2t64')).toBe(true);
  expect(hasCandidate(policy, 'libnss3')).toBe(false);
});

test('dependencies count as installed only in exactly the versions of the lock file', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  };
  const a = { 'node_modules/a': { version: '1.0.0' } };
  expect(isSameInstallation(wanted, a)).toBe(true);
  expect(isSameInstallation(wanted, {})).toBe(false);
  expect(isSameInstallation(wanted, { 'node_modules/a': { version: '1.0.1' } })).toBe(false);
  expect(isSameInstallation(wanted, { ...a, 'node_modules/stray': { version: '1.0.0' } })).toBe(false);
});

test.each([
  ['npm error code ENOSPC', /disk is full/],
  ['npm error code EDQUOT quota exceeded', /quota/],
  ['npm error network getaddrinfo EAI_AGAIN registry.example', /no way to the network/],
  ['npm error code EACCES', /rights/],
  ['first line\nnpm error something else\n', /^Installing dependencies failed: npm error something else$/],
  ['tar: electron: Wrote only 4096 of 10240 bytes', /disk is full/],
])('a tool that printed "%s" is explained in one sentence', (output, sentence) => {
  expect(explainToolOutput(output, 'installing dependencies').message).toMatch(sentence);
});

test('an unforeseen error keeps its own message and stack', () => {
  const error = new TypeError('x is not a function');
  expect(explainFileError(error, 'building')).toBe(error);
});
