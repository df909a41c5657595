// As a codemod's own file is: what `jscodeshift -t` loads.
import { defineCodemod } from '../jscodeshift.ts';
import { noRisky } from './risky-calls.ts';

export default defineCodemod({ id: 'guard-risky', description: 'Call safe', rules: [noRisky] });
