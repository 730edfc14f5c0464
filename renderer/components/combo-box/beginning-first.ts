import { createFilterOptions, type FilterOptionsState } from '@mui/material/useAutocomplete';

const anywhere = createFilterOptions<unknown>();
const atStart = createFilterOptions<unknown>({ matchFrom: 'start' });

/**
 * Finds as the library does, and puts those that begin with what was typed before those that have it in their midst: the first
 * has the highlight, and Enter takes it.
 */
export function beginningFirst<T>(options: T[], state: FilterOptionsState<T>): T[];
export function beginningFirst(options: unknown[], state: FilterOptionsState<unknown>): unknown[] {
  return [...new Set([...atStart(options, state), ...anywhere(options, state)])];
}
