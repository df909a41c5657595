// What a troupe drives besides the runtime. In workerd another module stands here, written by `modulesFrom`: it knows where
// the packages are.

/** Imports modules by the names that programs use. */
export const packages: Readonly<Record<string, () => Promise<Readonly<Record<string, unknown>>>>> = {};
