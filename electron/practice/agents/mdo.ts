import { z } from 'zod';
import { erpActorTypes } from '../../../shared/record/actor-types';
import { crmFields } from '../data/crm-fields';
import { crmLists } from '../data/crm-lists';
import { erpConnectors } from '../data/erp-connections';
import { toCarrier } from '../http/answers';
import type { CallContext } from '../http/call-context';
import { inLanguage } from '../http/language';
import { carrierSchema, id, optionalFlag, optionalText } from '../http/member-binding';
import { refuse } from '../http/refusal';
import { agentMethod, type AgentMethod } from './agent-method';

interface ListItemSource {
  Id: number;
  Name: string;
  Rank?: number;
  Type?: string;
  ExtraInfo?: string;
}

/** The carrier `MDOListItem`. */
export function toListItem(source: ListItemSource) {
  return toCarrier({
    Id: source.Id,
    Name: source.Name,
    ToolTip: '',
    Deleted: false,
    Rank: source.Rank ?? source.Id,
    Type: source.Type ?? '',
    ChildItems: [],
    IconHint: '',
    ColorBlock: 0,
    ExtraInfo: source.ExtraInfo ?? '',
    StyleHint: '',
    FullName: source.Name,
  });
}

type ListReader = (context: CallContext) => ListItemSource[];

const erpListReaders: Record<string, ListReader> = {
  erpconnections: ({ store, language }) =>
    store.connections
      .filter((connection) => !connection.deleted)
      .map(({ id: Id, names, guid }) => ({ Id, Name: inLanguage(names, language), ExtraInfo: guid })),
  erpconnectors: () => erpConnectors.map(({ id: Id, name, url }) => ({ Id, Name: name, ExtraInfo: url })),
  erpactortype: () => ['Unknown', ...erpActorTypes].map((Name, Id) => ({ Id, Name })),
  erpfields: ({ store, language }) =>
    store.connections.flatMap(({ actorTypes }) =>
      actorTypes.flatMap(({ fields }) =>
        fields.map((field) => ({
          Id: field.id,
          Name: inLanguage(field.names, language),
          ExtraInfo: field.key,
        })),
      ),
    ),
  crmfields: ({ language }) =>
    Object.values(crmFields)
      .flat()
      .map((field, index) => ({
        Id: index + 1,
        Name: inLanguage(field.names, language),
        ExtraInfo: field.key,
      })),
};

/** The items of a list by its name, in any case. Throws a refusal for a list that the site does not have. */
export function readList(name: string, context: CallContext) {
  const key = name.toLowerCase();
  const items = Object.hasOwn(crmLists, key) ? crmLists[key] : undefined;
  if (items)
    return items.map((item) => toListItem({ Id: item.id, Name: inLanguage(item.name, context.language) }));
  const read = Object.hasOwn(erpListReaders, key) ? erpListReaders[key] : undefined;
  if (!read) throw refuse(`There is no list called '${name}'.`);
  return read(context).map((source, index) => toListItem({ Rank: index + 1, ...source }));
}

/** The MDO agent, as far as a link tool asks it. */
export const mdoMethods: Record<string, AgentMethod> = {
  GetList: agentMethod(
    'The items of a list',
    carrierSchema({
      Name: z.string(),
      ForceFlatList: optionalFlag,
      AdditionalInfo: optionalText,
      OnlyHistory: optionalFlag,
    }),
    (input, context) => readList(input.Name, context),
  ),
  GetSimpleList: agentMethod('The items of a list', carrierSchema({ Name: z.string() }), (input, context) =>
    readList(input.Name, context),
  ),
  GetListItem: agentMethod(
    'One item of a list',
    carrierSchema({ ListName: z.string(), Id: id }),
    (input, context) => {
      const item = readList(input.ListName, context).find((candidate) => candidate.Id === input.Id);
      if (!item) throw refuse(`The list '${input.ListName}' has no item ${input.Id}.`, 'SoNotFoundException');
      return item;
    },
  ),
};
