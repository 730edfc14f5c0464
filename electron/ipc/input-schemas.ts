import type { z } from 'zod';
import type { Domain, Method } from '../../shared/ipc/channels';

type SchemasOf<D extends Domain> = Record<Extract<Method, `${D}.${string}`>, z.ZodType>;

/** A domain's schemas are evaluated at its first call: those of all are more work than the rest of the first answer. */
const schemas: { [D in Domain]: () => Promise<SchemasOf<D>> } = {
  app: async () => (await import('../../shared/ipc/program-methods')).programInputs,
  preferences: async () => (await import('../../shared/ipc/program-methods')).programInputs,
  network: async () => (await import('../../shared/ipc/program-methods')).programInputs,
  inspector: async () => (await import('../../shared/ipc/program-methods')).programInputs,
  sites: async () => (await import('../../shared/ipc/site-methods')).siteInputs,
  links: async () => (await import('../../shared/ipc/link-methods')).linkInputs,
  records: async () => (await import('../../shared/ipc/record-methods')).recordInputs,
  drafts: async () => (await import('../../shared/ipc/draft-methods')).draftInputs,
  activity: async () => (await import('../../shared/ipc/journal-methods')).journalInputs,
  plans: async () => (await import('../../shared/ipc/plan-methods')).planInputs,
  scans: async () => (await import('../../shared/ipc/scan-methods')).scanInputs,
  sheets: async () => (await import('../../shared/ipc/sheet-methods')).sheetInputs,
};

/** What the input of a method is parsed with. */
export async function loadInputSchema(method: Method): Promise<z.ZodType> {
  // Every method begins with its domain, and every domain has all of its methods: the table does not compile without.
  const domain = method.slice(0, method.indexOf('.')) as Domain;
  const ofDomain: Partial<Record<Method, z.ZodType>> = await schemas[domain]();
  const schema = ofDomain[method];
  if (!schema) throw new Error(`Nobody says what ${method} takes.`);
  return schema;
}
