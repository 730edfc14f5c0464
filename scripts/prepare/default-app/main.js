// Starts the app in the folder named on the command line: `electron FOLDER`.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (!folder) throw new Error('Name the folder of the app to start.');
const root = path.resolve(folder);
const { name, productName, version, main } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
);
app.setName(productName ?? name);
app.setVersion(version);
app.setAppPath(root);
await import(pathToFileURL(path.join(root, main)).href);
