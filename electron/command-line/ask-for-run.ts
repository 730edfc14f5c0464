import { AppError } from '../../shared/errors';
import type { SiteView } from '../../shared/site';
import { createProgramText } from '../../shared/text/program-text';
import type { Desktop } from '../desktop';
import type { RunGrant } from '../runs/before-run';
import type { Sites } from '../sites/sites';
import type { PlanCommand } from './parse-arguments';

const say = createProgramText();

/**
 * Asks the person at the window whether a command may write to a production site: one run, and the site itself stays locked.
 * Where there is no window, whoever typed the name of the site has answered. Off production nobody is asked. Null where the
 * name was not typed: then the lock of the site decides. Throws `confirmation-needed` for another name, `run-refused` after a
 * no, and `site-locked` where the site was changed while the question stood.
 */
export async function askForRun(
  command: Pick<PlanCommand, 'file' | 'production' | 'ticket'>,
  { site, count }: { site: SiteView; count: number },
  { sites, confirm }: { sites: Pick<Sites, 'list'>; confirm: Desktop['confirm'] },
): Promise<RunGrant | null> {
  const { name, address } = site;
  if (site.environment !== 'production') return { ticket: command.ticket };
  if (command.production === null) return null;
  if (command.production !== name) throw new AppError('confirmation-needed', { params: { site: name } });
  const about = { count, site: name, place: address, command: `plan run ${command.file}` };
  const isAgreed = await confirm({
    title: say('question.command.title', about),
    detail: say('question.command.detail', about),
    yes: say('question.command.yes', about),
  });
  if (!isAgreed) throw new AppError('run-refused', { params: { site: name } });
  // What was agreed to is the site as the question named it.
  const now = (await sites.list()).find(({ id }) => id === site.id);
  if (now?.address !== address || now.environment !== 'production')
    throw new AppError('site-locked', { params: { site: name } });
  return { ticket: command.ticket };
}
