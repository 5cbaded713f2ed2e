"""Element 6: plans for the emergency, drills, roles and first aid."""
