import { z } from 'zod';
import type { ArchivePage, ArchiveQuery } from '../archive/archive-table';
import { parseFilter } from '../archive/odata-text';
import { toArchiveListItem } from '../archive/render';
import { readRestrictions, restrictionMember } from '../archive/restrictions';
import { describeProvider, providerNames, runQuery, type ColumnHead } from '../archive/providers';
import { parseSort, splitNames } from '../archive/odata-text';
import { toCarrier } from '../http/answers';
import type { CallContext } from '../http/call-context';
import { inLanguage, type Language } from '../http/language';
import { carrierSchema, optionalList, optionalText } from '../http/member-binding';
import { agentMethod, bodilessMethod, type AgentMethod } from './agent-method';
import { toListItem } from './mdo';

const sortMember = carrierSchema({
  Name: z.string(),
  Direction: z.union([z.string(), z.number()]).nullish(),
});
const paging = { Page: z.number().int(), PageSize: z.number().int() };

const objectForm = carrierSchema({
  ProviderName: z.string(),
  Columns: optionalList(z.string()),
  SortOrder: optionalList(sortMember),
  Restriction: optionalList(restrictionMember),
  Entities: optionalList(z.string()),
  ...paging,
});

/** The "2" forms say everything in text; one of them calls its filter `Restrictions`, the others `Restriction`. */
const textForm = carrierSchema({
  ProviderName: z.string(),
  Columns: optionalText,
  SortOrder: optionalText,
  Restrictions: optionalText,
  Restriction: optionalText,
  Entities: optionalText,
  ...paging,
});

const maxPageSize = 10_000;

/** Page 0 is the first; a negative page is the number of rows to skip. */
const readPaging = ({ Page, PageSize }: { Page: number; PageSize: number }) => {
  const take = Math.min(Math.max(PageSize, 0), maxPageSize);
  return { skip: Page < 0 ? -Page : Page * take, take };
};

function readObjectForm(input: z.output<typeof objectForm>): Omit<ArchiveQuery, 'isCounted'> {
  return {
    columns: input.Columns,
    condition: readRestrictions(input.Restriction),
    sort: input.SortOrder.map(({ Name, Direction }) => ({
      column: Name,
      descending: Direction === 1 || String(Direction).toUpperCase() === 'DESC',
    })),
    ...readPaging(input),
  };
}

function readTextForm(input: z.output<typeof textForm>): Omit<ArchiveQuery, 'isCounted'> {
  return {
    columns: splitNames(input.Columns),
    condition: parseFilter(input.Restrictions || input.Restriction),
    sort: parseSort(input.SortOrder),
    ...readPaging(input),
  };
}

interface AnswerForm {
  /** Does the answer say how many rows there are without paging? */
  isCounted: boolean;
  write(page: ArchivePage): unknown;
}

const rowsAlone: AnswerForm = { isCounted: false, write: (page) => page.rows.map(toArchiveListItem) };
const withHeader: AnswerForm = {
  isCounted: true,
  write: (page) => toCarrier({ RowCount: page.total, Rows: page.rows.map(toArchiveListItem) }),
};

const listMethod = (summary: string, { isCounted, write }: AnswerForm): AgentMethod =>
  agentMethod(summary, objectForm, (input, context) =>
    write(runQuery(input.ProviderName, { ...readObjectForm(input), isCounted }, context)),
  );

const textListMethod = (summary: string, { isCounted, write }: AnswerForm): AgentMethod =>
  agentMethod(summary, textForm, (input, context) =>
    write(runQuery(input.ProviderName, { ...readTextForm(input), isCounted }, context)),
  );

const restrictionTypes: Record<ColumnHead['type'], string> = {
  int: 'int',
  decimal: 'decimal',
  string: 'string',
  bool: 'bool',
  date: 'date',
  datetime: 'datetime',
  list: 'listAny',
};

const toColumnInfo = (column: ColumnHead, isErpEntity: boolean, language: Language) =>
  toCarrier({
    DisplayName: inLanguage(column.names, language),
    DisplayTooltip: '',
    DisplayType: column.type,
    CanOrderBy: true,
    Name: column.name,
    CanRestrictBy: true,
    RestrictionType: isErpEntity ? 'None' : restrictionTypes[column.type],
    RestrictionListName: column.listName,
    IsVisible: true,
    ExtraInfo: '',
    Width: '10c',
    IconHint: '',
    HeadingIconHint: '',
  });

const providerMember = carrierSchema({ ProviderName: z.string(), Context: optionalText });

const listColumns = (input: z.output<typeof providerMember>, context: CallContext) => {
  const { entityName, columns } = describeProvider(input.ProviderName, context);
  return columns.map((column) => toColumnInfo(column, entityName === 'ErpEntity', context.language));
};

/** The Archive agent: the list calls in their object and text forms, and what a provider offers. */
export const archiveMethods: Record<string, AgentMethod> = {
  GetArchiveListByColumns: listMethod('Rows of an archive', rowsAlone),
  GetArchiveListByColumnsWithContext: listMethod('Rows of an archive, with a context', rowsAlone),
  GetArchiveListByColumnsWithHeader: listMethod('Rows of an archive and how many there are', withHeader),
  GetArchiveListByColumns2: textListMethod('Rows of an archive, asked for in text', rowsAlone),
  GetArchiveListByColumnsWithContext2: textListMethod('Rows of an archive, asked for in text', rowsAlone),
  GetArchiveListByColumnsWithHeader2: textListMethod('Rows of an archive and how many there are', withHeader),
  GetAvailableColumns: agentMethod('The columns of an archive', providerMember, listColumns),
  GetAvailableEntities: agentMethod('The entities of an archive', providerMember, (input, context) => {
    const { entityName } = describeProvider(input.ProviderName, context);
    return [toListItem({ Id: 1, Name: entityName, Type: entityName })];
  }),
  GetProviderNames: bodilessMethod('The names of all archives', () => providerNames),
};
