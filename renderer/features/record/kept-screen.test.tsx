import { screen } from '@testing-library/react';
import { Activity, useState } from 'react';
import { expect, test } from 'vitest';
import { preparePageTests } from '../../testing/render-page';
import { useNavigation } from '../../app-state/navigation';
import { openRecord as open } from './testing/open-record';
import { RecordScreen } from './record-screen';

preparePageTests({ viewHeight: 600, rowHeight: 60 });

/** The screen as the frame keeps it while another one is shown. */
function KeptScreen() {
  const { open: show } = useNavigation();
  const [isAway, setAway] = useState(false);
  const showAnother = () => {
    show('record', { record: { crmActorType: 'Contact', crmRecordId: 7 } });
    setAway(false);
  };
  return (
    <>
      <button onClick={() => setAway(true)}>Away</button>
      <button onClick={showAnother}>Another record</button>
      <Activity mode={isAway ? 'hidden' : 'visible'}>
        <RecordScreen />
      </Activity>
    </>
  );
}

test('a record that is opened from another screen takes the place of changed values after a question alone', async () => {
  const page = await open({}, <KeptScreen />);
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  await page.user.click(screen.getByRole('button', { name: 'Away' }));
  await page.user.click(screen.getByRole('button', { name: 'Another record' }));
  expect(await screen.findByRole('button', { name: 'Leave it unsent' })).toBeTruthy();
});
