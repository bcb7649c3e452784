import { render } from 'preact';
import { App } from './app';
import { Fleet } from './fleet';
import { applyRemembered } from './theme';

applyRemembered();
const model = JSON.parse(document.getElementById('model')!.textContent!);
render(<App fleet={new Fleet(model)} />, document.getElementById('page')!);
// Says how long it took, for whoever measures.
performance.mark('fleet-ready');
