/** Why a drive cannot be promised: no unit of the model is free for it, or nobody to sit beside the member. */
export type AssignRefusal = { reason: 'no_vehicle' | 'no_instructor'; startsAt: Date }
