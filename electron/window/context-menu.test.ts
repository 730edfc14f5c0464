import { expect, test } from 'vitest';
import { createProgramText } from '../../shared/text/program-text';
import { createContextMenuTemplate } from './context-menu';

const can = (...flags: string[]) =>
  ({
    canUndo: false,
    canRedo: false,
    canCut: flags.includes('cut'),
    canCopy: flags.includes('copy'),
    canPaste: flags.includes('paste'),
    canDelete: false,
    canSelectAll: flags.includes('all'),
    canEditRichly: false,
  }) as const;
const rolesOf = (isEditable: boolean, selectionText: string, ...flags: string[]) =>
  createContextMenuTemplate({ isEditable, selectionText, editFlags: can(...flags) }, createProgramText())
    .filter(({ role, enabled }) => role !== undefined && enabled !== false)
    .map(({ role }) => role);

test('a right click on a text box offers what can be done there', () => {
  expect(rolesOf(true, '', 'paste', 'all')).toEqual(['paste', 'selectAll']);
  expect(rolesOf(true, 'Orkdal', 'cut', 'copy', 'paste', 'all')).toEqual([
    'cut',
    'copy',
    'paste',
    'selectAll',
  ]);
});

test('on a selected text it offers to copy, elsewhere nothing', () => {
  expect(rolesOf(false, 'Verified', 'copy', 'all')).toEqual(['copy']);
  expect(rolesOf(false, ' ', 'copy', 'all')).toEqual([]);
});
