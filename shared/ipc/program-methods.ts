import { z } from 'zod';
import { preferenceChangesSchema } from '../preferences';
import { siteLimits } from '../site-limits';
import { lostKinds, mostLost } from '../would-be-lost';

const id = z.string().min(1).max(64);
const nothing = z.undefined();
const searchText = z.string().max(500);
const lost = z.strictObject({ kind: z.enum(lostKinds), siteId: id.nullable() });
const page = z.number().int().min(0).max(10_000);

/** What each method about the program itself takes, and about the requests that it sends. */
export const programInputs = {
  'app.start': nothing,
  'app.info': nothing,
  'app.reportProblem': z.strictObject({ message: z.string().max(2_000), stack: z.string().max(20_000) }),
  'app.openLogFolder': nothing,
  'app.saidLastWord': z.strictObject({ lost: z.array(lost).max(mostLost) }),
  'preferences.get': nothing,
  'preferences.set': preferenceChangesSchema,
  'network.answerProxySignIn': z.strictObject({
    requestId: id,
    answer: z
      .strictObject({
        userName: z.string().max(siteLimits.userName),
        password: z.string().max(siteLimits.secret),
        remember: z.boolean(),
      })
      .nullable(),
  }),
  'inspector.list': z.strictObject({ text: searchText, siteId: id.nullable(), page }),
  'inspector.get': z.strictObject({ id }),
  'inspector.copyAsCurl': z.strictObject({ id }),
  'inspector.exportHar': z.strictObject({ text: searchText, siteId: id.nullable() }),
  'inspector.clear': nothing,
} as const;
