/**
 * What the bundle has in the place of ajv. electron-store imports it to validate JSON schemas, of which we give it
 * none: our files are parsed with zod.
 */
export function Ajv2020(): never {
  throw new Error('ajv is left out of the bundle: no file may be given a JSON schema.');
}
