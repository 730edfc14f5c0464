import { AppError } from '../../../shared/errors';
import { sheetLimits } from '../../../shared/sheet/sheet-limits';
import type { SheetName } from '../../../shared/sheet/sheet-preview';
import type { PackedFile } from '../packed-file';
import { scanElements } from '../scan-part';
import { readAttribute } from '../xml-scanner';

/** What a workbook says of itself: where its parts are, which sheets it has. */
export interface Workbook {
  sheets: (SheetName & { part: string })[];
  /** The sheet that was in front when it was saved. */
  active: number;
  is1904: boolean;
  /** Empty where there is none. */
  sharedTextsPart: string;
  stylesPart: string;
}

interface Relation {
  /** The last word of its type: `worksheet`, `comments` … */
  type: string;
  part: string;
}

/** Reads the list of sheets. Throws `sheet-damaged`, `sheet-without-sheets` and `sheet-xlsb`. */
export async function readWorkbook(file: PackedFile): Promise<Workbook> {
  const roots = await readRelations(file, '');
  const part = [...roots.values()].find(({ type }) => type === 'officeDocument')?.part;
  if (part === undefined) throw new AppError('sheet-damaged', { detail: 'no workbook' });
  if (part.endsWith('.bin')) throw new AppError('sheet-xlsb');
  const relations = await readRelations(file, part);
  const found: { name: string; isHidden: boolean; id: string }[] = [];
  let active = 0;
  let is1904 = false;
  await scanElements(file, part, (name, attributes) => {
    if (name === 'workbookPr') is1904 = isTrue(readAttribute(attributes, 'date1904'));
    else if (name === 'workbookView') active = Number(readAttribute(attributes, 'activeTab') ?? 0);
    else if (name === 'sheet' && found.length < sheetLimits.sheets) {
      found.push({
        name: readAttribute(attributes, 'name') ?? '',
        isHidden: /hidden/i.test(readAttribute(attributes, 'state') ?? ''),
        id: readAttribute(attributes, 'r:id') ?? readAttribute(attributes, 'relationships:id') ?? '',
      });
    }
  });
  const sheets = found.flatMap(({ id, ...about }) => {
    const relation = relations.get(id);
    // Charts and dialogs are sheets of a kind that holds no cells.
    return relation?.type === 'worksheet' ? [{ ...about, part: relation.part }] : [];
  });
  if (sheets.length === 0) throw new AppError('sheet-without-sheets');
  const partOf = (type: string) => [...relations.values()].find((one) => one.type === type)?.part ?? '';
  const named = found[active]?.name;
  const visible = sheets.findIndex(({ isHidden }) => !isHidden);
  const chosen = sheets.findIndex(({ name, isHidden }) => name === named && !isHidden);
  return {
    sheets,
    active: chosen >= 0 ? chosen : Math.max(0, visible),
    is1904,
    sharedTextsPart: partOf('sharedStrings'),
    stylesPart: partOf('styles'),
  };
}

/** What a part refers to, by id. A part without relations has none. */
export async function readRelations(file: PackedFile, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const relations = new Map<string, Relation>();
  await scanElements(file, `${folder}_rels/${part.slice(slash + 1)}.rels`, (name, attributes) => {
    if (name !== 'Relationship' || /external/i.test(readAttribute(attributes, 'TargetMode') ?? '')) return;
    const type = readAttribute(attributes, 'Type') ?? '';
    const target = readAttribute(attributes, 'Target') ?? '';
    relations.set(readAttribute(attributes, 'Id') ?? '', {
      type: type.slice(type.lastIndexOf('/') + 1),
      part: resolvePart(folder, target),
    });
  });
  return relations;
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts: string[] = [];
  for (const one of `${folder}${target}`.split('/')) {
    if (one === '..') parts.pop();
    else if (one !== '' && one !== '.') parts.push(one);
  }
  return parts.join('/');
}

export function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
