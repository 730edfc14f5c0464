import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inProject } from './prepare/project.mjs';

const settings = readFileSync(inProject('electron-builder.yml'), 'utf8');

/** The lines below a key of the first level. */
function readBlock(key) {
  const block = new RegExp(`^${key}:\\n((?:  .*\\n)+)`, 'm').exec(settings)?.[1] ?? '';
  return block.split('\n').flatMap((line) => (/^\s*(#|$)/.test(line) ? [] : [line.trim()]));
}

it('packaging writes every fuse; npm run test:package reads them back from the packed program', () => {
  expect(readBlock('electronFuses')).toEqual([
    'runAsNode: false',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'enableCookieEncryption: false',
    'onlyLoadAppFromAsar: true',
    'enableEmbeddedAsarIntegrityValidation: true',
    'grantFileProtocolExtraPrivileges: false',
    'loadBrowserProcessSpecificV8Snapshot: false',
  ]);
});

it('packaging takes along the language files of our users', () => {
  const languages = ['en-US', 'en-GB', 'nb', 'sv', 'da', 'fi', 'de'];
  expect(readBlock('electronLanguages')).toEqual(languages.map((language) => `- ${language}`));
});
