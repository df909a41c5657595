// Imports a module from this folder.
export const load = (module) => import(module);
