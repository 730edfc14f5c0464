import React from 'react';
import { flushSync } from 'react-dom';

/*
 * The React that ships has no `act`, which the testing library calls. What is asked of it here: whatever is done in it is
 * drawn when it returns, as after a real event.
 */
if (typeof React.act !== 'function') Object.assign(React, { act: flushSync });
