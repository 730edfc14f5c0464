import type { ErrorCode } from '../../errors';

/** One sentence or two per code: what happened and what to do next. What was changed is said by `changed`. */
export const errors: Record<ErrorCode, string> = {
  'invalid-input': 'Something in the form is not as it should be. Check the marked fields.',
  'forbidden-sender': 'The request did not come from the ActorLink window and was refused.',
  'not-found': '{{what}} was not found. It may have been removed; choose again.',
  'export-over-sheet':
    'The export would take the place of {{file}}, the sheet that the plan was made of. Nothing was written: name another file with --to.',
  'option-not-of-plan':
    'This file is the plan {{plan}} already, which goes on as it was made: its {{option}} is {{made}}, not “{{value}}”. Nothing was done. Leave {{option}} out, or delete that plan in the window first.',
  'not-production':
    '“{{site}}” is no production site here, so --production means nothing for it. Nothing was done. Leave --production out; if it is one, say so in its settings in the window first.',
  'site-not-listed': 'The list of sites has no “{{what}}”. Write --site with one of these: {{names}}.',
  'connection-not-named':
    '{{site}} has {{count}} ERP connections in use, and the command does not say which is meant. Add --connection with one of these: {{names}}.',
  'connection-not-listed':
    '{{site}} has no ERP connection “{{what}}” in use. Write --connection with one of these: {{names}}.',
  'sheet-not-there':
    'There is no file {{file}}. Check the name; one without a folder is looked for where the command is given.',
  'already-running': 'This link is being sent already. Wait for its outcome.',
  'scan-running':
    'A scan of {{connection}} is running. Two at once would ask the site twice: pause or cancel that one first.',
  'scan-rules-not-noted':
    'This scan is from a version that did not note how it compared. Read its records again, or start a new scan.',
  'scan-over': 'This scan is over and reads no more. Start a new one.',
  'scan-read-elsewhere':
    'This scan was read at {{sentTo}}; the site {{site}} is now {{address}}. What it found says nothing of here, and it reads no more. Start a new scan.',
  'blocked-by-check': 'It cannot be sent like this. {{reason}}',
  'values-changed':
    'The site changed while you were working: {{fields}}. Look at what is there now before you send it again.',
  'values-not-read':
    'What you saw in {{sides}} could not be read again, so nobody can say whether it changed meanwhile. {{reason}} Read the values again, or link by hand.',
  'site-address-changed':
    'This was sent to {{sentTo}}; the site {{site}} is now {{address}}. What happened there cannot be looked up here. Give the site its old address to look.',
  'confirmation-needed': 'This writes to production. Confirm with the name of the site.',
  'site-locked': '{{site}} is locked for writing. Unlock it, then send it.',
  'run-refused':
    'The person at the window of ActorLink said no to writing to {{site}}. Nothing was sent, and it stays locked.',
  'plan-busy': 'This plan is being checked or run. Wait until that has ended, or stop it.',
  'plan-changed':
    'The plan is not as it was when you looked: {{now}} rows are to be sent, not {{expected}}. Look again before you go on.',
  'plan-checked-elsewhere':
    'The rows of this plan were checked while {{site}} was another installation; it is now {{address}}. Nothing was sent. Check the plan again.',
  'plan-of-elsewhere':
    'This plan puts back what its run changed at {{sentTo}}; the site {{site}} is now {{address}}. Nothing was sent. Give the site its old address to go on.',
  'row-was-sent': 'This row was sent already, so it stays as it is.',
  'row-not-saved':
    'Something was typed into row {{row}} of the plan {{plan}} and not saved. Nothing was sent. Open the plan in the window, save the row or drop what was typed, then start the command again.',
  'no-values-written':
    'The runs of this plan changed no value, so there is nothing to put back. The links that they made stay.',
  'nothing-to-send': 'No row of this plan is ready to be sent. Check it, and approve the rows with warnings.',
  'import-not-readable':
    'The file {{file}} could not be imported: {{reason}} ({{place}}). No site was added. Choose a file that ActorLink exported.',
  'internal-key-not-told':
    'SuperOffice does not tell the internal key of this record, without which its values cannot be sent out from here. Nothing was sent. Choose “from the ERP”, or resync in SuperOffice.',
  'no-sign-in': 'There is nothing to sign in to {{site}} with yet. Enter it for this site under Sites.',
  cancelled: 'You stopped this.',
  'too-many-waiting':
    'So many requests to {{host}} wait for their turn that this one would wait {{wait}}. It was not sent. Wait until they are done, or allow more requests a second for this site.',
  offline: 'This computer has no network connection. Connect and try again.',
  'host-not-found':
    'No computer called {{host}} was found. Check the address of the site, and your network or VPN.',
  'connection-refused':
    '{{host}} does not accept connections. The site may be down; try again later or ask its operator.',
  'connection-lost':
    'The connection to {{host}} broke before an answer came. Check your network or VPN before you go on.',
  timeout:
    'No answer from {{host}} after {{seconds}} s. The site may be busy or your network slow; check both before you go on.',
  'encryption-failed':
    '{{host}} and this computer could not agree on an encrypted connection. Check that the address and port are those of an https site.',
  certificate:
    'The certificate of {{host}} is not trusted on this computer. Ask IT to install the issuing authority.',
  'certificate-self-signed':
    'The certificate of {{host}} is signed by itself ({{issuer}}), so nobody vouches for it. Ask the operator for the certificate file and add it to this site as an extra CA file, or have a proper certificate installed.',
  'certificate-unknown-issuer':
    'The certificate of {{host}} comes from {{issuer}}, which this computer does not know. Ask IT for the certificate of that authority and add it to this site as an extra CA file.',
  'certificate-expired':
    'The certificate of {{host}}, issued by {{issuer}}, expired on {{validTo}}. Ask the operator of the site to renew it, and check the date of this computer.',
  'certificate-not-yet-valid':
    'The certificate of {{host}}, issued by {{issuer}}, is valid only from {{validFrom}}. Check the date and time of this computer.',
  'certificate-wrong-host':
    'The certificate that {{host}} shows, issued by {{issuer}}, is made out to another address ({{names}}). Check the address of the site, or ask its operator.',
  'certificate-system-store':
    'The certificate store of this computer does not accept the certificate of {{host}}, issued by {{issuer}}. In compatibility mode it alone decides, and an extra CA file does not count: ask IT to look at the certificate, or to install its authority on this computer.',
  'draft-too-large':
    'This form is too large to be kept until the next start. It stays here as long as the program is open.',
  'not-asked-for':
    'Nothing was opened, because nobody clicked. Click again, and close a window of ActorLink that still waits for an answer.',
  'held-after-silence':
    'A write to {{what}} of {{heldSince}} got no answer, and the site may still carry it out. Its record and its ERP key are held while that can be, and then until somebody has looked again: check it in the activity.',
  'still-production':
    '{{site}} was not saved: it, or another site at its address, is a production site, and nobody said that this changes.',
  'too-many-writes':
    'That were {{limit}} writes to {{site}} within a minute, more than a person makes by hand. Wait a minute, or lock the site if this was not you.',
  'ca-file-missing':
    'The CA file {{file}} is not there any more. Choose it again in the settings of the site.',
  'ca-file-unreadable':
    'The CA file {{file}} could not be read. Check the rights on the file, or choose another one.',
  'ca-file-not-a-certificate':
    'The CA file {{file}} is not usable: entry {{entry}} is not a certificate. Ask IT for the authority’s certificate in PEM format.',
  'proxy-unreachable':
    'The proxy {{proxy}} on the way to {{host}} does not answer. Check your network or VPN, or ask IT whether the proxy is up.',
  'proxy-refused':
    'The proxy {{proxy}} would not connect us to {{host}} (status {{status}}). Ask IT to allow this address.',
  'proxy-unsupported':
    'The proxy settings of this computer name only ways that ActorLink cannot take ({{ways}}). Turn on compatibility mode for this site, or ask IT.',
  'proxy-sign-in-needed':
    'The proxy {{proxy}} wants a user name and password of its own. Enter them and try again; the password of the site is never used for it.',
  'proxy-sign-in-refused':
    'The proxy {{proxy}} did not accept its user name and password. Correct them and try again.',
  'proxy-needs-windows-sign-in':
    'The proxy {{proxy}} accepts only {{schemes}} sign-in. Turn on compatibility mode for this site and try again.',
  'proxy-needs-https':
    'The proxy {{proxy}} is on the way to {{host}}, which is not encrypted. There a link could be sent twice in compatibility mode, so it was not sent. Use an https address for this site, or turn compatibility mode off.',
  'too-many-sites':
    'That would be {{count}} sites, and {{limit}} is the most that ActorLink keeps. Remove sites that you no longer need.',
  'insecure-address':
    '{{host}} would be reached without encryption, or is this computer itself. Use another address, or allow it in the settings of this site.',
  'other-origin': 'A request left for another address than the site’s own and was stopped.',
  redirected:
    '{{host}} sends us on to another address ({{location}}) instead of answering. Check the address of the site; it may lead to a login page.',
  unauthorized:
    '{{host}} does not accept this sign-in. It may be mistyped, expired or withdrawn: enter it again for this site.',
  'no-permission':
    'This user may not call {{call}} on {{host}}. Ask your SuperOffice administrator or partner to grant it.',
  'site-not-found':
    '{{host}} answered that it has nothing at {{path}} (status 404). Where all requests fail like this, the address of the site is wrong; where others work, it does not offer this call.',
  rejected: 'The site refused: “{{reason}}” Correct what it names, or give the details to its operator.',
  'unexpected-status':
    '{{host}} answered {{call}} with status {{status}} and no reason that we know as the WebAPI’s. Something in front of it may have answered instead. Give the details to the operator of the site.',
  'refused-without-reason':
    'The site said no to {{call}} and gave no reason. Look at the record and the ERP connection on the site, and check what this user may do there.',
  'call-failed':
    '{{host}} could not carry out {{call}} and does not say why. Try again; if it stays, check what you asked for and what this user may do there.',
  'site-wants-rest':
    '{{site}} wants to be left alone until {{until}}, as it told a run that waits. Nothing was sent. Start this again after that.',
  'too-many-requests': '{{host}} asks us to slow down. Wait {{wait}} and try again.',
  'site-error':
    'The site failed with status {{status}}. Try again later, or give the details to its operator.',
  'not-the-webapi':
    '{{host}} answered with something that is not the WebAPI, such as a login or error page. Check the address, or your network’s sign-in page.',
  'broken-answer':
    'The answer of {{host}} to {{call}} could not be read. Give the details to the operator of the site.',
  'answer-too-large':
    '{{host}} answered {{call}} with more than {{limit}} kB, which is more than this call can mean. It was not read. Give the details to the operator of the site.',
  'answer-too-many-rows':
    '{{host}} answered {{call}} with more than {{limit}} rows, which is more than this call can mean. None was read. Give the details to the operator of the site.',
  'answer-too-many-values':
    '{{host}} answered {{call}} with more than {{limit}} values, which is more than this call can mean. None was read. Give the details to the operator of the site.',
  'answer-too-deep':
    '{{host}} answered {{call}} with lists inside lists, more than {{limit}} deep, which this call never means. It was not read. Give the details to the operator of the site.',
  'password-needed':
    'Enter the password of {{user}}. ActorLink asks for it each time and keeps it until you close the program.',
  'password-refused':
    'The site does not accept this password of {{user}}. Enter it again; if it is right, check the user name of the site.',
  'token-expired':
    'The token of this site has expired ({{expiredAt}}). Get a new one and enter it under Sites.',
  'sign-in-needed': 'You are not signed in to SuperOffice Online yet. Sign in with the browser.',
  'sign-in-again':
    'SuperOffice Online wants you to sign in again. Sign in with the browser; what you have typed stays.',
  'sign-in-revoked':
    'SuperOffice Online no longer accepts the stored sign-in. The app’s consent may have been withdrawn. Sign in with the browser; what you have typed stays.',
  'sign-in-renewed': 'The sign-in to {{host}} had expired and was renewed meanwhile. Send it again.',
  'sign-in-denied':
    'The sign-in was cancelled in the browser, or SuperOffice did not grant it. Sign in again, or ask your administrator to approve the app.',
  'sign-in-timeout':
    'The browser did not come back within {{minutes}} minutes. Look at the browser for a message, then sign in again.',
  'sign-in-wrong-nonce':
    'The identity that came back belongs to another sign-in and was not used. Sign in again; if it happens again, tell your administrator.',
  'sign-in-code-expired':
    'The sign-in took too long or was used twice, so {{host}} no longer accepts it. Sign in again.',
  'sign-in-refused':
    '{{host}} refused the sign-in and says “{{reason}}”. Check the client id, the client secret and the redirect address of the app.',
  'sign-in-other-tenant':
    'You signed in to {{got}}, but this site is for {{wanted}}. Nothing of that sign-in was kept. Sign in again and choose {{wanted}}.',
  'identity-signature':
    'The identity that came from {{host}} is not signed by SuperOffice and was not used. Something on the network may have changed it; tell your administrator.',
  'identity-not-ours':
    'The identity that came from {{host}} was made for another program or by another service, and was not used. Check the client id and the environment.',
  'identity-expired':
    'The identity that came from {{host}} is not valid at this computer’s time. Check the clock and the time zone, then sign in again.',
  'login-unreachable':
    'The login service {{host}} could not be reached. Check your network or VPN, then try again.',
  'login-not-usable':
    'The login service {{host}} gave an answer that cannot be used. Check the environment; if it is right, try again later.',
  'no-web-client':
    'This site has no page in SuperOffice that ActorLink may open: only addresses with https, and not the practice site.',
  'browser-not-opened':
    'The browser could not be opened. Choose a standard browser for this computer, then sign in again.',
  'port-taken':
    'Port {{port}} of this computer is used by another program. Close that program, or choose another port for this site.',
  'tenant-not-found':
    'SuperOffice Online knows no customer {{tenant}} in this environment. Check the customer id and the environment.',
  'tenant-maintenance':
    '{{tenant}} is offline for maintenance, which usually takes some minutes. Try again later.',
  'tenant-not-running':
    '{{tenant}} cannot be used now: SuperOffice Online says “{{state}}”. Ask SuperOffice or your partner.',
  'tenant-address-untrusted':
    'SuperOffice Online named the address {{host}} for {{tenant}}, which is not one of SuperOffice’s own. It was not used; tell your administrator.',
  'wrong-server':
    '{{host}} says that it is the wrong server for this site. The installation may have moved: compare the address with the one in your browser, or ask its operator.',
  'wrong-tenant-host':
    '{{host}} no longer serves this customer, and SuperOffice Online knows no other address yet. Try again in some minutes.',
  'tenant-moved':
    'This customer has moved away from {{host}}, and ActorLink knows the new address now. Send it again.',
  'sheet-not-a-file': 'This is no file that can be read as a sheet. Choose a file.',
  'sheet-no-answer':
    'The file was not read in {{seconds}} s. The drive that it is on may be slow or gone; copy it to this computer and open that.',
  'sheet-unreadable':
    'The file could not be opened. It may be open in another program, moved, or not yours to read. Close it there, or copy it.',
  'sheet-too-large':
    'The file has more than {{megabytes}} MB. Take out what is not needed, such as pictures and other sheets, or split it.',
  'sheet-too-large-unpacked':
    'The sheet takes more memory than ActorLink gives to one. Take out what is not needed, or split it.',
  'sheet-empty': 'There is nothing in this file.',
  'sheet-damaged':
    'The file is damaged and cannot be read. Open it in a spreadsheet program, save it as .xlsx, and open that.',
  'sheet-encrypted':
    'The file is protected by a password. Open it in a spreadsheet program, save it without one, and open that.',
  'sheet-xlsb':
    'This is an .xlsb file, which ActorLink does not read. Open it in a spreadsheet program, save it as .xlsx, and open that.',
  'sheet-old-format':
    'This is an .xls file of an old version of Excel. Open it in a spreadsheet program, save it as .xlsx, and open that.',
  'sheet-no-plan-file':
    'This is a sheet, but no plan file: none of its columns is called Row id. Choose the file that was saved from this plan, or open it as a new sheet.',
  'sheet-other-format':
    'This is no sheet that ActorLink reads. It reads .xlsx, .ods, .csv, .tsv and .txt; save it as one of them.',
  'sheet-web-page':
    'This is a web page, whatever its name says. Open it in a spreadsheet program, save it as .xlsx, and open that.',
  'sheet-xml':
    'This is a sheet written as plain XML, such as .fods, which ActorLink does not read. Open it in a spreadsheet program, save it as .ods or .xlsx, and open that.',
  'sheet-no-rows':
    'This sheet has no row below its header, so there is nothing to check or to link. Nothing was written.',
  'sheet-not-text':
    'This is neither a sheet nor text. Choose a file of the kind .xlsx, .ods, .csv, .tsv or .txt.',
  'sheet-without-sheets': 'There is no sheet with cells in this file.',
  'sheet-too-many-rows':
    'There are more than {{rows}} rows, more than a spreadsheet program can open. Split the list.',
  'sheet-too-many-columns':
    'Row {{row}} has more than {{columns}} columns. Take out what is not needed; in a text file, look whether the separator is right.',
  'sheet-cell-too-long': 'A cell in row {{row}} holds more text than a spreadsheet can. Look at that row.',
  'sheet-unclosed-quote':
    'A quotation mark in line {{line}} is never closed, so nobody can say where the cell ends. Close it, or double it where it is part of the text.',
  'sheet-closed': 'This sheet is no longer open. Open it again.',
  'too-many-sheets-open': 'Too many sheets are open at once. Close one of them first.',
  'storage-failed':
    'The file {{file}} could not be read or written. Check that its folder is there and may be written to, and that the disk works.',
  'storage-damaged':
    'The file {{file}} is damaged. ActorLink now looks at all of it: if it cannot be used, it is put aside as it is, and the newest backup is offered. Then do this again.',
  'storage-full': 'The disk is full, so {{file}} could not be written. Free some space and try again.',
  'storage-locked':
    'Another program holds the file {{file}} locked. Close that program, or wait until it is done, and try again.',
  'storage-closed': 'ActorLink is closing, so its files are closed already.',
  'nothing-to-restore':
    'This entry kept no values from before, so there is nothing to restore. Nothing was changed.',
  'entry-gone': 'This entry is no longer in the activity. Choose another.',
  'foreign-entry': 'This entry was written by another version of ActorLink, which this one cannot read.',
  'keychain-unavailable':
    'This computer has no protected store. What you sign in with is kept until you close ActorLink.',
  'keychain-locked':
    'The keychain of this computer is locked, so the sign-in of {{site}} cannot be read. Unlock it, then try again.',
  'keychain-silent':
    'The keychain of this computer does not answer, so the sign-in of {{site}} cannot be read. Try again once it does.',
  'secret-unreadable':
    'The stored sign-in of {{site}} can no longer be read on this computer. Enter it again for this site.',
  'practice-site-down': 'The practice site is not running. Restart ActorLink.',
  'folder-not-opened': 'The folder {{folder}} could not be opened. Open it in your file manager.',
  bug: 'Something went wrong inside ActorLink. The log has the details ({{logReference}}).',
};
