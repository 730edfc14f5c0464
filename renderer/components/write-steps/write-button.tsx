import LockOutlined from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import { useId, type ReactElement } from 'react';
import type { SiteView } from '../../../shared/site';
import type { Text } from '../../../shared/text/text';
import { useText } from '../../text';
import { EnvironmentIcon } from '../environment-mark';
import { useWriteLock } from './write-lock';

interface Props {
  site: SiteView;
  /** The verb with its object and the site: what is pressed is what is done. */
  label: string;
  /** The name of the record in it; empty where it has none. */
  record?: string;
  isSending: boolean;
  keys?: string;
  /** Id of the sentence that says what pressing it does. */
  describedBy?: string;
  /** `isByKey` false: with the mouse, whose second click of two does not count. */
  onPress(isByKey: boolean): void;
}

/** The button that writes: it names the record, the site and the environment, in the environment's colour. */
export function WriteButton(props: Props): ReactElement {
  const { site, label, record = '', isSending, keys, describedBy, onPress } = props;
  const t = useText();
  const { isLocked } = useWriteLock(site);
  const lockId = useId();
  const shown = shortenNames(label, [record, site.name]);
  const title = [...(shown === label ? [] : [label]), ...(isLocked ? [t('link.submit.locked')] : [])];
  // A title is read out only where nothing else describes the button, so the lock is named beside the effect.
  const descriptions = [...(isLocked ? [lockId] : []), ...(describedBy === undefined ? [] : [describedBy])];
  return (
    <>
      <Button
        data-submit
        variant="contained"
        {...(isLocked ? { endIcon: <LockOutlined /> } : {})}
        {...(title.length > 0 ? { title: title.join(' · ') } : {})}
        {...(shown === label ? {} : { 'aria-label': label })}
        color="inherit"
        // Stays reachable while it has nothing to do: pressed, it says why.
        aria-disabled={isSending}
        onClick={({ detail }) => detail < 2 && onPress(detail === 0)}
        aria-keyshortcuts={keys}
        aria-describedby={descriptions.join(' ') || undefined}
        startIcon={<EnvironmentIcon environment={site.environment} />}
        sx={{
          maxWidth: 520,
          color: `${site.environment}.contrastText`,
          bgcolor: `${site.environment}.main`,
          '&:hover': { bgcolor: `${site.environment}.main`, filter: 'brightness(0.92)' },
          '&[aria-disabled=true]': { opacity: 0.6 },
          overflowWrap: 'anywhere',
          textAlign: 'left',
        }}
      >
        {shown}
      </Button>
      {isLocked && (
        <span id={lockId} hidden>
          {t('link.submit.locked')}
        </span>
      )}
    </>
  );
}

const roomForName = 34;

/**
 * Long names are cut in their middle: sites of one customer differ in their last word, and a record that takes three lines
 * pushes the button out of a low window. The environment stays whole.
 */
export function shortenNames(label: string, names: readonly string[]): string {
  return names.reduce((shown, name) => shown.replace(name, () => shorten(name)), label);
}

function shorten(name: string): string {
  // By letters as they are read: none is cut in two.
  const letters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  if (letters.length <= roomForName) return name;
  const half = roomForName / 2 - 1;
  return `${letters.slice(0, half).join('').trimEnd()} … ${letters.slice(-half).join('').trimStart()}`;
}

/** "Nordlys (Production)"; the word is left out where it is one of the site’s own name. */
export function nameSiteAndEnvironment(site: SiteView, t: Text): string {
  const environment = t(`common.environment.${site.environment}`);
  const words = site.name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const isNamed = words.includes(environment.toLowerCase());
  return isNamed ? site.name : t('link.submit.siteWithEnvironment', { site: site.name, environment });
}
