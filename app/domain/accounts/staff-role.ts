import type { StaffRole } from '../kernel/actor'

/** A right as the database holds it; the schema's checks allow nothing that is not one of these. */
export function toStaffRole(role: string, brandId: string | null, eventId: string | null): StaffRole {
  if (role === 'admin' || role === 'manager') return { role }
  if (role === 'brand_staff' && brandId) return { role, brandId }
  if (role === 'door' && eventId) return { role, eventId }
  throw new Error(`unknown staff role: ${role}`)
}
