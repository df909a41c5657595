// Graphs by themselves, for those who test the lowering on other people's code.
export { verify } from './ir/verify.ts';
export { lowerModule } from './lower/module.ts';
