import { z } from 'zod';
import { crmActorTypes, erpActorTypes } from '../../shared/record/actor-types';
import { fieldAccesses, fieldTypes } from '../../shared/value/field-value';
import { lenientText } from './vendor-client';

// The vendor's camelCase of the carriers' documented members; only those that we use. An enumeration member that this
// version does not know becomes a harmless default instead of making the whole answer unreadable.

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

export const connectionsSchema = z.array(
  z.object({
    erpConnectionId: z.number().int(),
    displayName: lenientText,
    displayDescription: lenientText,
    active: flag,
    deleted: flag,
  }),
);

export const crmActorTypeSchema = z.enum(crmActorTypes).nullable().catch(null);

export const actorTypeMappingSchema = z.object({
  actorTypeCrm: crmActorTypeSchema,
  fieldMappings: z
    .array(
      z.object({
        erpFieldId: z.number().int().catch(0),
        crmFieldKey: lenientText,
        crmDisplayName: lenientText,
        erpFieldKey: lenientText,
        erpDisplayName: lenientText,
        fieldType: z.enum(fieldTypes).catch('Text'),
        access: z.enum(fieldAccesses).catch('Normal'),
        syncToCrm: flag,
        syncToErp: flag,
        showInSearch: flag,
      }),
    )
    .nullish()
    .transform((mappings) => mappings ?? []),
});
/** What one connection maps for one ERP actor type. */
export type ActorTypeMapping = z.infer<typeof actorTypeMappingSchema>;

export const connectionStatesSchema = z.array(
  z.object({
    erpConnectionId: z.number().int(),
    connectionName: lenientText,
    connected: flag,
    erpActorType: z.enum(erpActorTypes).nullable().catch(null),
  }),
);
/** Is a record linked in a connection, and as what? The ERP key is not told. */
export type ConnectionState = z.infer<typeof connectionStatesSchema>[number];

export const listMappingsSchema = z.object({
  erpListItemMappings: z
    .array(
      z.object({
        erpFieldId: z.number().int().catch(0),
        erpListName: lenientText,
        erpCrmListItemMappings: z
          .array(
            z.object({
              erpListItemId: lenientText,
              erpListItemName: lenientText,
              crmListItem: z.object({ id: z.number().int(), name: lenientText }).nullish().catch(null),
            }),
          )
          .nullish()
          .transform((mappings) => mappings ?? []),
      }),
    )
    .nullish()
    .transform((mappings) => mappings ?? []),
});
/** The list items of one mapped field: which ERP item belongs to which item of SuperOffice. */
export type FieldListMapping = z.infer<typeof listMappingsSchema>['erpListItemMappings'][number];
