import { planFile } from '../text/en/plan-file';

export type RecordByKind = keyof typeof planFile.recordBy;

const kinds = Object.keys(planFile.recordBy) as RecordByKind[];
const kindOf = new Map(
  kinds.flatMap((kind) => [kind, planFile.recordBy[kind]].map((word) => [normalize(word), kind] as const)),
);

/** By what a cell says that the row names its CRM record, in the words of the link plan file; null where it is none of them. */
export function readRecordBy(text: string): RecordByKind | null {
  return kindOf.get(normalize(text)) ?? null;
}

function normalize(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
