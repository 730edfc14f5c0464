import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { ReactElement } from 'react';
import type { SiteView } from '../../../../shared/site';
import { useSiteChoice } from '../../../app-state/current-site';
import { describeForeign, type ForeignAddress } from '../../../app-state/foreign-address';
import { useNavigation } from '../../../app-state/navigation';
import { useText } from '../../../text';

/** Whose address was pasted, where it is not known to be of the site in use, and the way to the site that it is of. */
export function ForeignNote({ foreign, site }: { foreign: ForeignAddress; site: SiteView }): ReactElement {
  const t = useText();
  const { switchSite } = useSiteChoice();
  const { open } = useNavigation();
  const { owner, record } = foreign;
  const use = owner && (
    <Button
      color="inherit"
      onClick={() => {
        open('record', { record, siteId: owner.id });
        switchSite(owner.id);
      }}
    >
      {t('record.open.useOwner', { site: owner.name })}
    </Button>
  );
  return (
    <Alert severity="warning" role="alert" action={use} sx={{ mt: 0.5 }}>
      {describeForeign(foreign, site, t)}
    </Alert>
  );
}
