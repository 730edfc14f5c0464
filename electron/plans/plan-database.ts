import type { Database } from '../storage/database/database';

/** The part of the program's database that plans and runs use: their tables are their own. */
export type PlanDatabase = Pick<Database, 'read' | 'write'>;
