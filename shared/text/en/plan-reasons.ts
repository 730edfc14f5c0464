import type { RowReasonCode } from '../../link-plan/row-reason';
import type { CellProblem } from '../../sheet/key-codes';
import { sheet } from './sheet';

type CellCode = `cell-${CellProblem}`;

/** The sentences of cells, with the column that they are about. */
const cells = Object.fromEntries(
  Object.entries(sheet.cells).map(([problem, sentence]) => [`cell-${problem}`, `{{column}}: ${sentence}`]),
) as Record<CellCode, string>;

/** Why a row of a link plan is as it is, and how to mend it: one sentence or two per reason. */
const reasons: Record<RowReasonCode, string> = {
  ...cells,
  'no-key': 'There is no ERP key. Type it.',
  'key-too-long': 'The ERP key has {{length}} characters; {{max}} are allowed. Shorten it.',
  'key-has-spaces':
    'The ERP key begins or ends with a space. It is sent exactly so; remove the space if it slipped in.',
  'no-record': 'No CRM record is named. Type its id, number or address.',
  'record-not-understood': '“{{text}}” names no CRM record. Type its id, number or address.',
  'duplicate-key':
    'ERP key {{erpKey}} stands in other rows too: {{rows}}. Each key belongs to one record: keep it in one row.',
  'duplicate-record':
    'The same CRM record is named in other rows too: {{rows}}. A record has one link per connection: keep it in one row.',
  'no-connection': 'No ERP connection is chosen. Choose one for the plan, or name one in the row.',
  'no-erp-actor-type': 'No ERP actor type is chosen. Choose one for the plan, or name one in the row.',
  'word-not-understood':
    '“{{text}}” is not understood. {{allowed}} Correct it in the sheet, or choose it here.',
  'value-not-understood': '{{name}}: “{{text}}” does not fit this field. Correct it, or leave it empty.',
  'connection-not-found': 'The site has no ERP connection “{{connection}}”. Correct it.',
  'inactive-connection':
    '{{connection}} is not active. Choose another connection, or have an administrator activate it.',
  'type-not-mapped':
    '{{connection}} does not link this type of CRM record to {{erpActorType}}. Choose another type.',
  'record-not-found':
    'SuperOffice shows no record for “{{text}}”, or not to this user. Correct it, or name the record by its id.',
  'record-ambiguous': '“{{text}}” fits {{count}} records: {{records}}. Name the record by its id.',
  'record-of-other-site':
    'The address belongs to {{place}}, which is not this site: its id is another record here. Type the id or the number of the record that is meant.',
  'record-address-unclear':
    'The address is of {{place}}, and does not tell whether that is this site. It would be {{record}} here: approve it only if that is meant.',
  'record-retired': '{{record}} is no longer in use in SuperOffice. Approve it only if it is meant.',
  'linked-elsewhere':
    '{{record}} is linked to ERP key {{erpKey}} in {{connection}} already. Break that link first, or take the row out.',
  'key-held': 'ERP key {{erpKey}} belongs to {{record}} already. Break that link first, or correct the key.',
  'key-held-by-hidden':
    'ERP key {{erpKey}} belongs to {{record}}, which SuperOffice no longer shows, or not to this user: it may be deleted or merged. Show that record in Record and break its link, or correct the key.',
  'key-held-by-unknown':
    'ERP key {{erpKey}} is linked already, and the site does not tell to which record. Look at it in SuperOffice, or correct the key.',
  'key-shared':
    'This link would be broken and could not be made again: ERP key {{erpKey}} belongs to {{record}} as well. Show that record in Record and break or move its link first, or take the row out.',
  'actor-gone':
    'This link would be broken and could not be made again: the ERP has no actor with key {{erpKey}} any more. Take the row out.',
  'key-not-found': 'The ERP did not know key {{erpKey}} when we looked. Check it before you approve.',
  'key-not-told':
    '{{record}} is linked in {{connection}} already, and the site does not tell to which ERP key. Look at it in SuperOffice, or take the row out.',
  'name-differs':
    'The sheet calls this record “{{given}}”, and SuperOffice calls the one that was found “{{found}}”. A column may have slipped: compare them before you approve.',
  'number-differs':
    'The sheet says number {{given}}, and {{record}}, which was found, has number {{found}}. A column may have slipped: compare them before you approve.',
  'org-number-differs':
    'The sheet says organisation number {{given}}, and {{record}}, which was found, has {{found}}. These look like two companies: compare them before you approve.',
  'email-differs':
    'The sheet says e-mail {{given}}, and {{record}}, which was found, has {{found}}. Compare them before you approve.',
  'postcode-differs':
    'The sheet says postcode {{given}}, and {{record}}, which was found, has {{found}}. Compare them before you approve.',
  'two-companies':
    'These look like two companies: organisation number {{crm}} in SuperOffice, {{erp}} in the ERP. Approve it only if they are one.',
  'value-would-clear': '{{name}} is empty and set to be written. This clears what is there: {{values}}',
  'value-may-clear':
    '{{name}} is empty and set to be written. What is there now was not read, so this may clear it.',
  'value-blocked': '{{sentence}}',
  'value-warning': '{{sentence}}',
  'crm-not-put-back':
    '{{name}}: SuperOffice and the ERP held different values, and one write carries only one. The ERP’s goes back; SuperOffice stays as the run left it. To put that back too, restore the values of the run’s entry on the record, once this row is done.',
  'crm-before-not-read':
    '{{name}}: what SuperOffice held before the run was not read, so it does not go back there.',
  'erp-before-not-read':
    '{{name}}: what the ERP held before the run was not read, so it does not go back there.',
  'nothing-goes-back': 'Nothing of what the run wrote here can be put back by a plan.',
  'crm-changed-since':
    '{{name}} was changed in SuperOffice since the run: now “{{now}}”. Putting back overwrites that. Approve it only if it shall.',
  'erp-changed-since':
    '{{name}} was changed in the ERP since the run: now “{{now}}”. Putting back overwrites that. Approve it only if it shall.',
  'now-not-read':
    '{{name}}: what is there now was not read on every side, so this may overwrite what somebody changed since the run. Check again.',
  'links-not-granted':
    'The site did not say whether {{record}} is linked already. If it is, the site will refuse this row or replace its link.',
  'keys-not-granted':
    'The site does not say which record holds an ERP key, so another one may hold {{erpKey}}.',
  'not-linked':
    '{{record}} is not linked to ERP key {{erpKey}} any more, so there is no link to change. Link it again, then check again.',
  'already-linked-so': 'It is linked so already. There is nothing to do.',
  'linked-without-values':
    'It is linked so already, and a run leaves it as it is: the values of this row are not written, and were not compared with what is there. Compare and change them on the record.',
  'values-already-so': 'All values are so already. There is nothing to do.',
  'connection-not-looked-up': 'The connection could not be looked up. {{why}} Check again.',
  'record-not-looked-up': 'The record could not be looked up. {{why}} Check again.',
  'key-not-looked-up': 'The ERP key could not be looked up. {{why}} Check again.',
  'checked-elsewhere':
    'The site is another installation since this was checked, at {{address}}. What was found there says nothing of here: check again.',
  'links-not-looked-up': 'Whether it is linked already could not be looked up. {{why}} Check again.',
  'refused-by-check': 'It was held back before it was sent: {{sentence}}',
  'read-back-differs': 'It was sent, and not everything was read back as it was sent. The entry says what.',
  'link-not-there':
    'The site answered that it was done, and a look found no such link. Retry sends it again; right before that, the site is asked whether it is linked meanwhile.',
  'link-gone':
    'Its link was broken and could not be made again: the record has no link now. Retry makes it again, with the values of this row.',
  'link-gone-so-far':
    'Its link was broken, and when we looked it had not been made again: the record had no link. Look again; if it stays so, Retry makes it again.',
  'came-to-nothing': 'A look after its time was over found nothing of it, so Retry may send it again.',
  'never-heard':
    'ActorLink ended before it heard of an answer, so nobody can say whether it left this computer.',
  'outcome-not-known': 'Nobody heard what became of it, so it may be linked or not. Look at the site.',
  'approved-before':
    'A check found more than this row was approved for, so its approval is taken back. Look at what stands beside this, and approve the row again only if it is meant.',
  'held-by-earlier':
    'An earlier write of this record or key got no answer. Until a look at it has settled that, a run leaves this row out: look at the earlier one first.',
  'already-running':
    'Another write of this record or key was under way just then. Look again, and send it once that is done.',
  'held-after-silence':
    'An earlier write of this record or key got no answer, and the site may still be at work on it. Look again later.',
};

/** Which words there are for a cell that was not understood; each in other languages of our users too. */
const words = {
  crmActorType:
    'The type of a CRM record is Company, Person, Project or Sale; “Contact” may be a company or a person.',
  erpActorType: 'The type of an ERP actor is Customer, Supplier, Partner, Person, Project, Employee or Sale.',
  decision: 'A decision is approve, reject or later.',
  record:
    'A record is named by id, number, organisation number, e-mail, name and postcode or SuperOffice address.',
};

/** Of a row that is not sent now, and was begun by a run once. */
const triedBefore = 'A run has tried this row before: {{state}}. The entry of that try says more.';

export const planReasons = { ...reasons, words, triedBefore };
