// `npm run gen`: writes every generated file. Running it twice changes nothing.
import { writeCodemodCatalogue, writeRuleCatalogue } from './catalogues.ts';
import { writeCodemodPage } from './codemod-pages.ts';
import { writeExamples } from './examples.ts';
import { writeLibraryIndex } from './library-index.ts';
import { writeLibraryPages } from './library-page/page.ts';
import { writeRegistryPackage } from './registry-package.ts';
import { writeRulePages } from './rule-pages.ts';
import { writeShownVersion } from './shown-version.ts';

await writeLibraryIndex();
await writeLibraryPages();
await writeRuleCatalogue();
await writeCodemodCatalogue();
await writeRulePages();
await writeCodemodPage();
await writeExamples();
writeRegistryPackage();
writeShownVersion();
