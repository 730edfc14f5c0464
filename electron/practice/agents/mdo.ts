import { z } from 'zod';
import { carrierSchema, id, optionalFlag, optionalText } from '../http/member-binding';
import { refuse } from '../http/refusal';
import { agentMethod, type AgentMethod } from './agent-method';
import { readList } from './mdo-lists';

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
