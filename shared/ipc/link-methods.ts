import { z } from 'zod';
import { crmActorTypes, erpActorTypes, maxErpKeyLength } from '../record/actor-types';
import { siteLimits } from '../site-limits';
import { recordIdSchema } from '../write/link-request';
import { writeSchema } from '../write/write';

const id = z.string().min(1).max(64);
const ofSite = z.strictObject({ siteId: id });
const searchText = z.string().max(500);
const page = z.number().int().min(0).max(10_000);

/** What each method of linking takes. */
export const linkInputs = {
  'links.listConnections': ofSite,
  'links.listActorTypes': ofSite.extend({ erpConnectionId: recordIdSchema }),
  'links.searchCrmRecords': ofSite.extend({
    crmActorType: z.enum(crmActorTypes),
    /** Room for a list of ids. */
    text: z.string().max(3_000),
    page,
  }),
  'links.getCrmRecord': ofSite.extend({ crmActorType: z.enum(crmActorTypes), crmRecordId: recordIdSchema }),
  'links.openRecord': ofSite.extend({ crmActorType: z.enum(crmActorTypes), crmRecordId: recordIdSchema }),
  'links.searchErpActors': ofSite.extend({
    erpConnectionId: recordIdSchema,
    erpActorType: z.enum(erpActorTypes),
    text: searchText,
    page,
  }),
  'links.lookUpErpKey': ofSite.extend({
    erpConnectionId: recordIdSchema,
    erpActorType: z.enum(erpActorTypes),
    erpKey: z.string().min(1).max(maxErpKeyLength),
  }),
  'links.loadFields': ofSite.extend({
    erpConnectionId: recordIdSchema,
    crmActorType: z.enum(crmActorTypes),
    crmRecordId: recordIdSchema,
    erpActorType: z.enum(erpActorTypes),
    erpKey: z.string().min(1).max(maxErpKeyLength),
  }),
  'links.submit': ofSite.extend({
    submitId: id,
    write: writeSchema,
    /** As the form shows them; empty where it knows none. */
    names: z.strictObject({
      record: z.string().max(2_000),
      erpConnection: z.string().max(2_000),
      erpActor: z.string().max(2_000),
    }),
    /** The second, explicit step that a production site wants: the name of that site, repeated. */
    confirmedSiteName: z.string().max(siteLimits.name).optional(),
    /** Although an earlier write of the same pair got no answer: the person is told the risk and asked first. */
    despiteSilence: z.literal(true).optional(),
    /** By hand: the documented query parameter `$select`, sent as it is typed. */
    select: z.string().max(2_000).optional(),
  }),
  'links.cancel': z.strictObject({ submitId: id }),
  'links.running': ofSite,
  'links.check': z.strictObject({ activityId: id }),
} as const;
