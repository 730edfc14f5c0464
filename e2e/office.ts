import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** What is typed into a cell of a sheet: in the row whose first cell says so, in the column of that name. */
export interface OfficeEdit {
  row: string;
  column: string;
  text: string;
}

/** As LibreOffice calls the ways in which it saves a sheet. */
const filters = { xlsx: 'Calc MS Excel 2007 XML', ods: 'calc8' } as const;

/** LibreOffice on this computer; null = there is none. */
export function findOffice(): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, 'soffice')).find(existsSync) ?? null;
}

/**
 * Opens a sheet in LibreOffice, types into cells of it and saves it in another form, as a person does who got it by mail.
 * Resolves with the file. Throws where LibreOffice wrote none.
 */
export async function editInOffice(
  office: string,
  file: string,
  edits: readonly OfficeEdit[],
  format: keyof typeof filters,
): Promise<string> {
  const target = path.join(path.dirname(file), `${path.parse(file).name} back.${format}`);
  const profile = await mkdtemp(path.join(os.tmpdir(), 'actorlink-office-'));
  try {
    await keepMacro(profile, writeMacro(file, edits, target, filters[format]));
    const options = [`-env:UserInstallation=${pathToFileURL(profile)}`, '--headless', '--norestore'];
    await promisify(execFile)(office, [...options, 'macro:///Standard.Edit.Change']);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  if (!existsSync(target)) throw new Error(`LibreOffice saved no ${target}.`);
  return target;
}

function writeMacro(file: string, edits: readonly OfficeEdit[], target: string, filter: string): string {
  const changes = edits.map(
    ({ row, column, text }) => `  Put sheet, ${quote(row)}, ${quote(column)}, ${quote(text)}`,
  );
  return `Sub Change
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(${quote(String(pathToFileURL(file)))}, "_blank", 0, hidden())
  sheet = book.Sheets.getByIndex(0)
${changes.join('\n')}
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = ${quote(filter)}
  book.storeToURL(${quote(String(pathToFileURL(target)))}, how())
  book.close(True)
  StarDesktop.terminate()
End Sub

Sub Put(sheet, rowName As String, columnName As String, text As String)
  column = 0
  Do While sheet.getCellByPosition(column, 0).String &lt;&gt; columnName
    column = column + 1
  Loop
  row = 1
  Do While sheet.getCellByPosition(0, row).String &lt;&gt; rowName
    row = row + 1
  Loop
  sheet.getCellByPosition(column, row).String = text
End Sub`;
}

function quote(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `"${escaped.replaceAll('"', '""')}"`;
}

/** Into a profile of its own, where LibreOffice takes a macro for the user's. */
async function keepMacro(profile: string, code: string): Promise<void> {
  const basic = path.join(profile, 'user', 'basic');
  const library = 'xmlns:library="http://openoffice.org/2000/library"';
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  await mkdir(path.join(basic, 'Standard'), { recursive: true });
  await writeFile(
    path.join(basic, 'script.xlc'),
    `${head}<library:libraries ${library} xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`,
  );
  await writeFile(
    path.join(basic, 'Standard', 'script.xlb'),
    `${head}<library:library ${library} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Edit"/></library:library>`,
  );
  await writeFile(
    path.join(basic, 'Standard', 'Edit.xba'),
    `${head}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edit" script:language="StarBasic">${code}</script:module>`,
  );
}
