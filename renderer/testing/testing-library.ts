import React from 'react';
import { flushSync } from 'react-dom';

/*
 * What the testing library has to be told, before every file of tests of the page.
 *
 * The React that ships has no `act`, which the library calls. What is asked of it here: whatever is done in it is drawn
 * when it returns, as after a real event.
 */
if (typeof React.act !== 'function') Object.assign(React, { act: flushSync });

// Only now: it looks for `act` as it is loaded.
const { configure } = await import('@testing-library/react');

// For what never comes; how fast something is, no test asks: the machine may be busy with other things.
configure({ asyncUtilTimeout: 120_000 });
