import { build } from 'vite';
import { inProject } from '../prepare/project.mjs';
import { round } from './launch.mjs';

const recordCount = 50_000;
const fieldCount = 30;
const listCount = 6;
const itemCount = 2_000;

/** The rules alone: join, check and effect of many records of one connection, in seconds of one thread. */
export async function measure() {
  const rules = await loadRules();
  const plan = rules.compilePlan(describePlan());
  const records = Array.from({ length: 200 }, (_, index) => makeRecord(index));
  judgeAll(rules, plan, records, 2_000);
  const before = process.cpuUsage();
  const startMs = performance.now();
  const sums = judgeAll(rules, plan, records, recordCount);
  const seconds = (performance.now() - startMs) / 1_000;
  const { user } = process.cpuUsage(before);
  return [
    {
      goal: 'rules',
      what: 'join, check and effect of many records',
      measured: round(seconds, 2),
      unit: 's',
      cpuSeconds: round(user / 1_000_000, 2),
      atMost: 2,
      records: recordCount,
      fields: fieldCount,
      lists: `${listCount} of ${itemCount}`,
      ...sums,
    },
  ];
}

/** The project's own source, bundled as it is shipped: calls between modules cost nothing then. */
async function loadRules() {
  const entry = 'virtual:rules';
  const modules = ['plan', 'joined-value', 'check-values', 'effect'];
  const source = modules.map((name) => `export * from '${inProject('shared', 'write', `${name}.ts`)}';`);
  const { output } = await build({
    root: inProject(),
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'rules',
        resolveId: (id) => (id === entry ? entry : undefined),
        load: (id) => (id === entry ? source.join('\n') : undefined),
      },
    ],
    build: { ssr: true, write: false, rolldownOptions: { input: entry } },
    ssr: { noExternal: true },
  });
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}

function judgeAll({ joinValues, checkValues, effectOfValues }, plan, records, count) {
  let checks = 0;
  let writes = 0;
  for (let index = 0; index < count; index += 1) {
    const { values, crm, erp } = records[index % records.length];
    const rows = joinValues(values, plan, { crm, erp });
    checks += checkValues(rows, plan).length;
    const effect = effectOfValues(rows, plan);
    writes += effect.crmWrites + effect.erpWrites;
  }
  return { checks, writes };
}

const types = ['Text', 'Text', 'Text', 'Integer', 'Double', 'Date', 'Checkbox'];

function typeOf(field) {
  return field < listCount ? 'List' : types[field % types.length];
}

function describePlan() {
  const items = Array.from({ length: itemCount }, (_, index) => ({
    crmId: index + 1,
    crmName: `Item ${index + 1}`,
    erpId: `E${index + 1}`,
    erpName: `Item ${index + 1}`,
  }));
  const fields = Array.from({ length: fieldCount }, (_, field) => ({
    crmFieldKey: `Field.${field}`,
    displayName: `Field ${field}`,
    fieldType: typeOf(field),
    access: field === listCount ? 'Mandatory' : 'Normal',
    maxLength: 40,
    items: typeOf(field) === 'List' ? items : null,
    syncToCrm: field % 2 === 0,
    syncToErp: field % 3 === 0,
  }));
  return { erpConnectionId: 1, erpActorType: 'Customer', fields };
}

/** What no rule lets pass, by type; every twentieth value that is to be written is such a one. */
const failing = {
  Text: 'much too long for a field of forty characters, by far',
  Integer: '12,5 meters',
  Double: 'one and a half',
  Date: '[D:02/31/2019]',
  Checkbox: 'perhaps',
  List: '[I:99999]',
};
const isFailing = (record, field) => (record * 7 + field) % 20 === 0;

/** A third of the fields differs, each record has its own texts, and keys come in another case on one side. */
function makeRecord(record) {
  const value = (field, side) => {
    const moved = field % 3 === 0 && side === 'erp' ? 1 : 0;
    const number = (record * 31 + field + moved) % 1_900;
    if (typeOf(field) === 'List') return `[I:${number + 1}]`;
    if (typeOf(field) === 'Integer') return `[I:${number}]`;
    if (typeOf(field) === 'Double') return `[F:${number}.50]`;
    if (typeOf(field) === 'Date') return `[D:06/${String((number % 28) + 1).padStart(2, '0')}/2019]`;
    if (typeOf(field) === 'Checkbox') return `[I:${number % 2}]`;
    return `text ${number} of record ${record}`;
  };
  const side = (name) =>
    Array.from({ length: fieldCount }, (_, field) => ({
      displayName: `Field ${field}`,
      crmFieldKey: name === 'crm' ? `Field.${field}` : `FIELD.${field}`,
      value: value(field, name),
      displayValue: value(field, name),
      syncToCrm: field % 2 === 0,
      syncToErp: field % 3 === 0,
    }));
  const values = side('crm').map((row, field) => {
    if (!isFailing(record, field)) return row;
    const text = field === listCount && record % 2 === 0 ? '' : failing[typeOf(field)];
    return { ...row, value: text, displayValue: text };
  });
  return { values, crm: side('crm'), erp: side('erp') };
}
