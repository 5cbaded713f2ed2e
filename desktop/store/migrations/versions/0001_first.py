"""Revision 0001: first."""
# ruff: noqa: E501 (statements stand here as the file keeps them)

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a file of the revision before to this one."""
    op.create_table(
        "action",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("undoes", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
        sa.UniqueConstraint("number", name=op.f("uq_action_number")),
    )
    op.create_table(
        "certificate_type",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("issuer", sa.String(length=200), nullable=True),
        sa.Column("required_by", sa.String(length=10), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_type")),
    )
    op.create_table(
        "checklist",
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("supersedes_id", sa.String(length=32), nullable=True),
        sa.Column("subject", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["supersedes_id"], ["checklist.id"], name=op.f("fk_checklist_supersedes_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist")),
    )
    with op.batch_alter_table("checklist", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_checklist_supersedes_id"), ["supersedes_id"], unique=False
        )

    op.create_table(
        "company_settings",
        sa.Column("risk_matrix", sa.Text(), nullable=True),
        sa.Column("lead_share", sa.BigInteger(), nullable=True),
        sa.Column("lead_days_at_most", sa.Integer(), nullable=True),
        sa.Column("usage_lead_share", sa.BigInteger(), nullable=True),
        sa.Column("certificate_days", sa.Integer(), nullable=True),
        sa.Column("late_days_accepted", sa.Integer(), nullable=True),
        sa.Column("investigation_start_days", sa.Integer(), nullable=True),
        sa.Column("investigation_finish_days", sa.Integer(), nullable=True),
        sa.Column("review_months", sa.Integer(), nullable=True),
        sa.Column("working_days", sa.String(length=200), nullable=True),
        sa.Column("keeps_statutory_holidays", sa.Boolean(), nullable=True),
        sa.Column("due_days_high", sa.Integer(), nullable=True),
        sa.Column("due_days_medium", sa.Integer(), nullable=True),
        sa.Column("due_days_low", sa.Integer(), nullable=True),
        sa.Column("talk_repeat_weeks", sa.Integer(), nullable=True),
        sa.Column("statistics_base", sa.Integer(), nullable=True),
        sa.Column("premium", sa.BigInteger(), nullable=True),
        sa.Column("discount_percent", sa.BigInteger(), nullable=True),
        sa.Column("hours_a_week", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_settings")),
    )
    op.create_table(
        "content",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_content")),
    )
    op.create_table(
        "contractor",
        sa.Column("company", sa.String(length=200), nullable=False),
        sa.Column("contact", sa.String(length=500), nullable=True),
        sa.Column("clearance_on", sa.Date(), nullable=True),
        sa.Column("clearance_number", sa.String(length=200), nullable=True),
        sa.Column("insurance_expires_on", sa.Date(), nullable=True),
        sa.Column("oriented_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contractor")),
    )
    op.create_table(
        "disclosure",
        sa.Column("disclosed_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("way", sa.String(length=10), nullable=True),
        sa.Column("recipient", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure")),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("record_id", sa.String(length=32), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("kept_by", sa.String(length=120), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_table(
        "equipment",
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("description", sa.String(length=200), nullable=False),
        sa.Column("type", sa.String(length=200), nullable=True),
        sa.Column("make_model", sa.String(length=200), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("serial_plate", sa.String(length=200), nullable=True),
        sa.Column("lot_size", sa.Integer(), nullable=True),
        sa.Column("reading_unit", sa.String(length=10), nullable=True),
        sa.Column("inspect_singly", sa.Boolean(), nullable=True),
        sa.Column("lot_reason", sa.String(length=500), nullable=True),
        sa.Column("daily_use", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equipment")),
    )
    op.create_table(
        "evidence",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("own_date", sa.Date(), nullable=True),
        sa.Column("filed_at", sa.DateTime(), nullable=False),
        sa.Column("taken_at", sa.DateTime(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("nature", sa.String(length=12), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("warning", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_sha256"), ["sha256"], unique=False)

    op.create_table(
        "goal",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("set_on", sa.Date(), nullable=True),
        sa.Column("measure", sa.String(length=500), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
    )
    op.create_table(
        "hours_worked",
        sa.Column("month_on", sa.Date(), nullable=False),
        sa.Column("hours", sa.BigInteger(), nullable=False),
        sa.Column("estimate", sa.Boolean(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hours_worked")),
    )
    op.create_table(
        "imported_row",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_imported_row")),
    )
    with op.batch_alter_table("imported_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_imported_row_record_id"), ["record_id"], unique=False)

    op.create_table(
        "kept_pages",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("recipe", sa.String(length=120), nullable=False),
        sa.Column("made", sa.String(length=64), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "recipe", name=op.f("pk_kept_pages")),
    )
    op.create_table(
        "particular",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_particular")),
    )
    op.create_table(
        "position",
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("duties", sa.Text(), nullable=True),
        sa.Column("duties_reviewed_on", sa.Date(), nullable=True),
        sa.Column("hazard_exposure", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
    )
    op.create_table(
        "protocol",
        sa.Column("short_name", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("edition", sa.String(length=40), nullable=False),
        sa.Column("partner", sa.String(length=200), nullable=True),
        sa.Column("province", sa.String(length=200), nullable=True),
        sa.Column("valid_from_on", sa.Date(), nullable=True),
        sa.Column("official", sa.Boolean(), nullable=True),
        sa.Column("pass_overall", sa.BigInteger(), nullable=True),
        sa.Column("pass_element", sa.BigInteger(), nullable=True),
        sa.Column("pass_maintenance", sa.BigInteger(), nullable=True),
        sa.Column("aim", sa.BigInteger(), nullable=True),
        sa.Column("history_months", sa.Integer(), nullable=True),
        sa.Column("short_history_months", sa.Integer(), nullable=True),
        sa.Column("most_people", sa.Integer(), nullable=True),
        sa.Column("who_counts", sa.Text(), nullable=True),
        sa.Column("gather_days", sa.Integer(), nullable=True),
        sa.Column("submit_days", sa.Integer(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("most_megabytes", sa.Integer(), nullable=True),
        sa.Column("file_types", sa.String(length=500), nullable=True),
        sa.Column("refused_types", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protocol")),
    )
    op.create_table(
        "search_row",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_row")),
        sa.UniqueConstraint("record_id", name=op.f("uq_search_row_record_id")),
    )
    op.create_table(
        "site",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("address", sa.String(length=500), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("client", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
    )
    op.create_table(
        "worker",
        sa.Column("first_name", sa.String(length=200), nullable=True),
        sa.Column("last_name", sa.String(length=200), nullable=False),
        sa.Column("known_as", sa.String(length=200), nullable=True),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("is_owner", sa.Boolean(), nullable=True),
        sa.Column("is_manager", sa.Boolean(), nullable=True),
        sa.Column("is_supervisor", sa.Boolean(), nullable=True),
        sa.Column("counts", sa.Boolean(), nullable=True),
        sa.Column("phone", sa.String(length=60), nullable=True),
        sa.Column("emergency_contact", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker")),
    )
    op.create_table(
        "assessment",
        sa.Column("protocol", sa.String(length=200), nullable=True),
        sa.Column("protocol_version", sa.String(length=40), nullable=True),
        sa.Column("purpose", sa.String(length=20), nullable=True),
        sa.Column("window_from_on", sa.Date(), nullable=True),
        sa.Column("window_to_on", sa.Date(), nullable=True),
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("assessor_id", sa.String(length=32), nullable=True),
        sa.Column("assessor_name", sa.String(length=200), nullable=True),
        sa.Column("carried_from_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessor_id"], ["worker.id"], name=op.f("fk_assessment_assessor_id")
        ),
        sa.ForeignKeyConstraint(
            ["carried_from_id"], ["assessment.id"], name=op.f("fk_assessment_carried_from_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
    )
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_assessment_assessor_id"), ["assessor_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_assessment_carried_from_id"), ["carried_from_id"], unique=False
        )

    op.create_table(
        "certificate",
        sa.Column("worker_id", sa.String(length=32), nullable=False),
        sa.Column("type_id", sa.String(length=32), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("does_not_expire", sa.Boolean(), nullable=True),
        sa.Column("number", sa.String(length=200), nullable=True),
        sa.Column("provider", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["type_id"], ["certificate_type.id"], name=op.f("fk_certificate_type_id")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_certificate_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
    )
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.create_index(
            "ix_certificate_seek", ["worker_id", "type_id", "expires_on"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_certificate_type_id"), ["type_id"], unique=False)

    op.create_table(
        "change",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("action_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column("operation", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("salt", sa.String(length=32), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_change_action_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_change")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_action_id"), ["action_id"], unique=False)
        batch_op.create_index("ix_change_record", ["record_id", "number"], unique=False)

    op.create_table(
        "checklist_item",
        sa.Column("item", sa.String(length=500), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=True),
        sa.Column("fail_means_action", sa.Boolean(), nullable=True),
        sa.Column("unsafe_means_tag_out", sa.Boolean(), nullable=True),
        sa.Column("risk", sa.String(length=10), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["checklist.id"], name=op.f("fk_checklist_item_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_item")),
    )
    with op.batch_alter_table("checklist_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checklist_item_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "company",
        sa.Column("legal_name", sa.String(length=200), nullable=False),
        sa.Column("trade_name", sa.String(length=200), nullable=True),
        sa.Column("wcb_accounts", sa.String(length=500), nullable=True),
        sa.Column("industry_codes", sa.String(length=500), nullable=True),
        sa.Column("address", sa.String(length=500), nullable=True),
        sa.Column("province", sa.String(length=2), nullable=True),
        sa.Column("certifying_partner", sa.String(length=200), nullable=True),
        sa.Column("protocol", sa.String(length=200), nullable=True),
        sa.Column("secor_number", sa.String(length=60), nullable=True),
        sa.Column("certificate_valid_to_on", sa.Date(), nullable=True),
        sa.Column("next_audit_on", sa.Date(), nullable=True),
        sa.Column("assessment_from_on", sa.Date(), nullable=True),
        sa.Column("assessment_to_on", sa.Date(), nullable=True),
        sa.Column("assessor_id", sa.String(length=32), nullable=True),
        sa.Column("assessor_name", sa.String(length=200), nullable=True),
        sa.Column("assessor_course", sa.String(length=200), nullable=True),
        sa.Column("assessor_refresher_on", sa.Date(), nullable=True),
        sa.Column("representative_id", sa.String(length=32), nullable=True),
        sa.Column("representative_name", sa.String(length=200), nullable=True),
        sa.Column("logo_id", sa.String(length=32), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("assessor_course_on", sa.Date(), nullable=True),
        sa.Column("certificate_issued_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessor_id"], ["worker.id"], name=op.f("fk_company_assessor_id")
        ),
        sa.ForeignKeyConstraint(["logo_id"], ["evidence.id"], name=op.f("fk_company_logo_id")),
        sa.ForeignKeyConstraint(
            ["representative_id"], ["worker.id"], name=op.f("fk_company_representative_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company")),
    )
    with op.batch_alter_table("company", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_company_assessor_id"), ["assessor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_company_logo_id"), ["logo_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_company_representative_id"), ["representative_id"], unique=False
        )

    op.create_table(
        "company_settings_holiday",
        sa.Column("day_on", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["company_settings.id"], name=op.f("fk_company_settings_holiday_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_settings_holiday")),
    )
    with op.batch_alter_table("company_settings_holiday", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_company_settings_holiday_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "company_settings_retention",
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("law_minimum_months", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["company_settings.id"],
            name=op.f("fk_company_settings_retention_owner_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_settings_retention")),
    )
    with op.batch_alter_table("company_settings_retention", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_company_settings_retention_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "company_settings_work_time",
        sa.Column("about", sa.String(length=60), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["company_settings.id"],
            name=op.f("fk_company_settings_work_time_owner_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_settings_work_time")),
    )
    with op.batch_alter_table("company_settings_work_time", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_company_settings_work_time_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "competency_check",
        sa.Column("worker_id", sa.String(length=32), nullable=False),
        sa.Column("equipment_id", sa.String(length=32), nullable=True),
        sa.Column("equipment_type", sa.String(length=200), nullable=True),
        sa.Column("task", sa.String(length=200), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("assessor_id", sa.String(length=32), nullable=True),
        sa.Column("assessor_name", sa.String(length=200), nullable=True),
        sa.Column("result", sa.String(length=20), nullable=True),
        sa.Column("restrictions", sa.String(length=500), nullable=True),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessor_id"], ["worker.id"], name=op.f("fk_competency_check_assessor_id")
        ),
        sa.ForeignKeyConstraint(
            ["equipment_id"], ["equipment.id"], name=op.f("fk_competency_check_equipment_id")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_competency_check_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competency_check")),
    )
    with op.batch_alter_table("competency_check", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_competency_check_assessor_id"), ["assessor_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_competency_check_equipment_id"), ["equipment_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_competency_check_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "corrective_action",
        sa.Column("what", sa.String(length=500), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("source_kind", sa.String(length=60), nullable=True),
        sa.Column("source_id", sa.String(length=32), nullable=True),
        sa.Column("source_text", sa.String(length=200), nullable=True),
        sa.Column("equipment_id", sa.String(length=32), nullable=True),
        sa.Column("site_id", sa.String(length=32), nullable=True),
        sa.Column("risk", sa.String(length=10), nullable=True),
        sa.Column("interim", sa.Text(), nullable=True),
        sa.Column("assigned_id", sa.String(length=32), nullable=True),
        sa.Column("assigned_name", sa.String(length=200), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("resolved_by_id", sa.String(length=32), nullable=True),
        sa.Column("resolved_by_name", sa.String(length=200), nullable=True),
        sa.Column("proof", sa.Text(), nullable=True),
        sa.Column("verified_by_id", sa.String(length=32), nullable=True),
        sa.Column("verified_by_name", sa.String(length=200), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("verified_how", sa.String(length=500), nullable=True),
        sa.Column("effective", sa.Boolean(), nullable=True),
        sa.Column("closed_reason", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assigned_id"], ["worker.id"], name=op.f("fk_corrective_action_assigned_id")
        ),
        sa.ForeignKeyConstraint(
            ["equipment_id"], ["equipment.id"], name=op.f("fk_corrective_action_equipment_id")
        ),
        sa.ForeignKeyConstraint(
            ["resolved_by_id"], ["worker.id"], name=op.f("fk_corrective_action_resolved_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_corrective_action_site_id")
        ),
        sa.ForeignKeyConstraint(
            ["verified_by_id"], ["worker.id"], name=op.f("fk_corrective_action_verified_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrective_action")),
    )
    with op.batch_alter_table("corrective_action", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_corrective_action_assigned_id"), ["assigned_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_corrective_action_equipment_id"), ["equipment_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_corrective_action_resolved_by_id"), ["resolved_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_corrective_action_site_id"), ["site_id"], unique=False)
        batch_op.create_index("ix_corrective_action_source", ["source_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_corrective_action_verified_by_id"), ["verified_by_id"], unique=False
        )

    op.create_table(
        "dismissed_finding",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("record_kind", sa.String(length=60), nullable=True),
        sa.Column("record_id", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("dismissed_on", sa.Date(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["worker.id"], name=op.f("fk_dismissed_finding_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dismissed_finding")),
    )
    with op.batch_alter_table("dismissed_finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dismissed_finding_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_dismissed_finding_record_id"), ["record_id"], unique=False
        )

    op.create_table(
        "disposal",
        sa.Column("disposed_on", sa.Date(), nullable=False),
        sa.Column("signed_by_id", sa.String(length=32), nullable=True),
        sa.Column("signed_by_name", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["signed_by_id"], ["worker.id"], name=op.f("fk_disposal_signed_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposal")),
    )
    with op.batch_alter_table("disposal", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_disposal_signed_by_id"), ["signed_by_id"], unique=False
        )

    op.create_table(
        "document",
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("edition", sa.String(length=40), nullable=True),
        sa.Column("signed_by_id", sa.String(length=32), nullable=True),
        sa.Column("signed_by_name", sa.String(length=200), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("review_months", sa.Integer(), nullable=True),
        sa.Column("supersedes_id", sa.String(length=32), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["signed_by_id"], ["worker.id"], name=op.f("fk_document_signed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["supersedes_id"], ["document.id"], name=op.f("fk_document_supersedes_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_document_signed_by_id"), ["signed_by_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_document_supersedes_id"), ["supersedes_id"], unique=False
        )

    op.create_table(
        "duty_plan",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("equipment_id", sa.String(length=32), nullable=True),
        sa.Column("equipment_type", sa.String(length=200), nullable=True),
        sa.Column("site_id", sa.String(length=32), nullable=True),
        sa.Column("task", sa.String(length=200), nullable=False),
        sa.Column("in_force_from", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("anchor_on", sa.Date(), nullable=True),
        sa.Column("baseline_on", sa.Date(), nullable=True),
        sa.Column("baseline_reading", sa.BigInteger(), nullable=True),
        sa.Column("checklist_id", sa.String(length=32), nullable=True),
        sa.Column("is_statutory", sa.Boolean(), nullable=True),
        sa.Column("lead_share", sa.BigInteger(), nullable=True),
        sa.Column("lead_days", sa.Integer(), nullable=True),
        sa.Column("early_days", sa.Integer(), nullable=True),
        sa.Column("keeps_on_when_parked", sa.Boolean(), nullable=True),
        sa.Column("frequency_source", sa.String(length=10), nullable=True),
        sa.Column("frequency_reference", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["checklist_id"], ["checklist.id"], name=op.f("fk_duty_plan_checklist_id")
        ),
        sa.ForeignKeyConstraint(
            ["equipment_id"], ["equipment.id"], name=op.f("fk_duty_plan_equipment_id")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_duty_plan_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_plan")),
    )
    with op.batch_alter_table("duty_plan", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_duty_plan_checklist_id"), ["checklist_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_duty_plan_equipment_id"), ["equipment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_duty_plan_site_id"), ["site_id"], unique=False)

    op.create_table(
        "emergency_plan",
        sa.Column("site_id", sa.String(length=32), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("potential_emergencies", sa.Text(), nullable=True),
        sa.Column("procedures", sa.Text(), nullable=True),
        sa.Column("equipment_location", sa.Text(), nullable=True),
        sa.Column("training_needs", sa.Text(), nullable=True),
        sa.Column("facilities", sa.Text(), nullable=True),
        sa.Column("fire_protection", sa.Text(), nullable=True),
        sa.Column("alarm_communication", sa.Text(), nullable=True),
        sa.Column("first_aid_services", sa.Text(), nullable=True),
        sa.Column("rescue_evacuation", sa.Text(), nullable=True),
        sa.Column("designated_workers", sa.Text(), nullable=True),
        sa.Column("muster_point", sa.String(length=500), nullable=True),
        sa.Column("nearest_hospital", sa.String(length=500), nullable=True),
        sa.Column("hospital_route", sa.Text(), nullable=True),
        sa.Column("site_access", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("posted_where", sa.String(length=500), nullable=True),
        sa.Column("review_months", sa.Integer(), nullable=True),
        sa.Column("first_tailgate_review_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_emergency_plan_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_plan")),
    )
    with op.batch_alter_table("emergency_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_emergency_plan_site_id"), ["site_id"], unique=False)

    op.create_table(
        "emergency_role",
        sa.Column("site_id", sa.String(length=32), nullable=True),
        sa.Column("role", sa.String(length=200), nullable=False),
        sa.Column("worker_id", sa.String(length=32), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_emergency_role_site_id")),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_emergency_role_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_role")),
    )
    with op.batch_alter_table("emergency_role", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_emergency_role_site_id"), ["site_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_emergency_role_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "equipment_assignment",
        sa.Column("worker_id", sa.String(length=32), nullable=False),
        sa.Column("equipment_type", sa.String(length=200), nullable=True),
        sa.Column("equipment_id", sa.String(length=32), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["equipment_id"], ["equipment.id"], name=op.f("fk_equipment_assignment_equipment_id")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_equipment_assignment_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equipment_assignment")),
    )
    with op.batch_alter_table("equipment_assignment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_equipment_assignment_equipment_id"), ["equipment_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_equipment_assignment_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "evidence_link",
        sa.Column("record_kind", sa.String(length=60), nullable=True),
        sa.Column("record_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["evidence.id"], name=op.f("fk_evidence_link_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_link")),
    )
    with op.batch_alter_table("evidence_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_link_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index("ix_evidence_link_record", ["record_id"], unique=False)

    op.create_table(
        "exemption",
        sa.Column("worker_id", sa.String(length=32), nullable=False),
        sa.Column("type_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["type_id"], ["certificate_type.id"], name=op.f("fk_exemption_type_id")
        ),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_exemption_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exemption")),
    )
    with op.batch_alter_table("exemption", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exemption_type_id"), ["type_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_exemption_worker_id"), ["worker_id"], unique=False)

    op.create_table(
        "field_level_hazard_assessment",
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("done_at", sa.Time(), nullable=True),
        sa.Column("work_start", sa.Time(), nullable=True),
        sa.Column("site_id", sa.String(length=32), nullable=True),
        sa.Column("task", sa.String(length=500), nullable=False),
        sa.Column("foreman_id", sa.String(length=32), nullable=True),
        sa.Column("foreman_name", sa.String(length=200), nullable=True),
        sa.Column("stop_work", sa.Boolean(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("coordinates_from", sa.String(length=10), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["foreman_id"], ["worker.id"], name=op.f("fk_field_level_hazard_assessment_foreman_id")
        ),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_field_level_hazard_assessment_site_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_field_level_hazard_assessment")),
    )
    with op.batch_alter_table("field_level_hazard_assessment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_field_level_hazard_assessment_foreman_id"), ["foreman_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_field_level_hazard_assessment_site_id"), ["site_id"], unique=False
        )

    op.create_table(
        "formal_hazard_assessment",
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_by_id", sa.String(length=32), nullable=True),
        sa.Column("made_by_name", sa.String(length=200), nullable=True),
        sa.Column("review_months", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["worker.id"], name=op.f("fk_formal_hazard_assessment_made_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_formal_hazard_assessment")),
    )
    with op.batch_alter_table("formal_hazard_assessment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_formal_hazard_assessment_made_by_id"), ["made_by_id"], unique=False
        )

    op.create_table(
        "hazard_report",
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("anonymous", sa.Boolean(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("site_id", sa.String(length=32), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["worker.id"], name=op.f("fk_hazard_report_by_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_hazard_report_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hazard_report")),
    )
    with op.batch_alter_table("hazard_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hazard_report_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hazard_report_site_id"), ["site_id"], unique=False)

    op.create_table(
        "hazardous_product",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("supplier", sa.String(length=200), nullable=True),
        sa.Column("site_id", sa.String(length=32), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("sheet_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_hazardous_product_site_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hazardous_product")),
    )
    with op.batch_alter_table("hazardous_product", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hazardous_product_site_id"), ["site_id"], unique=False)

    op.create_table(
        "hidden_part",
        sa.Column("evidence_id", sa.String(length=32), nullable=True),
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("why", sa.String(length=500), nullable=True),
        sa.Column("box_left", sa.Double(), nullable=True),
        sa.Column("box_top", sa.Double(), nullable=True),
        sa.Column("box_right", sa.Double(), nullable=True),
        sa.Column("box_bottom", sa.Double(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_hidden_part_evidence_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hidden_part")),
    )
    with op.batch_alter_table("hidden_part", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_hidden_part_evidence_id"), ["evidence_id"], unique=False
        )

    op.create_table(
        "interview_practice",
        sa.Column("worker_id", sa.String(length=32), nullable=True),
        sa.Column("person", sa.String(length=200), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_interview_practice_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview_practice")),
    )
    with op.batch_alter_table("interview_practice", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_interview_practice_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "orientation",
        sa.Column("worker_id", sa.String(length=32), nullable=True),
        sa.Column("contractor_id", sa.String(length=32), nullable=True),
        sa.Column("visitor_name", sa.String(length=200), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("site_id", sa.String(length=32), nullable=True),
        sa.Column("signed", sa.Boolean(), nullable=True),
        sa.Column("covers_policy", sa.Boolean(), nullable=True),
        sa.Column("covers_rights", sa.Boolean(), nullable=True),
        sa.Column("covers_hazards", sa.Boolean(), nullable=True),
        sa.Column("covers_ppe", sa.Boolean(), nullable=True),
        sa.Column("covers_emergency", sa.Boolean(), nullable=True),
        sa.Column("covers_reporting", sa.Boolean(), nullable=True),
        sa.Column("covers_procedures", sa.Boolean(), nullable=True),
        sa.Column("covers_whmis", sa.Boolean(), nullable=True),
        sa.Column("covers_site", sa.Boolean(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["worker.id"], name=op.f("fk_orientation_by_id")),
        sa.ForeignKeyConstraint(
            ["contractor_id"], ["contractor.id"], name=op.f("fk_orientation_contractor_id")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_orientation_site_id")),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_orientation_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orientation")),
    )
    with op.batch_alter_table("orientation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_orientation_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_orientation_contractor_id"), ["contractor_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_orientation_site_id"), ["site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_orientation_worker_id"), ["worker_id"], unique=False)

    op.create_table(
        "policy",
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("edition", sa.String(length=40), nullable=True),
        sa.Column("signed_by_id", sa.String(length=32), nullable=True),
        sa.Column("signed_by_name", sa.String(length=200), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("review_months", sa.Integer(), nullable=True),
        sa.Column("posted_where", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["signed_by_id"], ["worker.id"], name=op.f("fk_policy_signed_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy")),
    )
    with op.batch_alter_table("policy", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_policy_signed_by_id"), ["signed_by_id"], unique=False)

    op.create_table(
        "protocol_element",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["protocol.id"], name=op.f("fk_protocol_element_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protocol_element")),
    )
    with op.batch_alter_table("protocol_element", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_protocol_element_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "protocol_fact",
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("tag", sa.String(length=10), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["protocol.id"], name=op.f("fk_protocol_fact_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protocol_fact")),
    )
    with op.batch_alter_table("protocol_fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_protocol_fact_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "reading",
        sa.Column("equipment_id", sa.String(length=32), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=True),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=4), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("meter_replaced", sa.Boolean(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["equipment_id"], ["equipment.id"], name=op.f("fk_reading_equipment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.create_index("ix_reading_seek", ["equipment_id", "unit", "read_on"], unique=False)

    op.create_table(
        "representative",
        sa.Column("worker_id", sa.String(length=32), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_representative_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_representative")),
    )
    with op.batch_alter_table("representative", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_representative_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "requirement",
        sa.Column("position_id", sa.String(length=32), nullable=True),
        sa.Column("type_id", sa.String(length=32), nullable=False),
        sa.Column("grace_days", sa.Integer(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["position_id"], ["position.id"], name=op.f("fk_requirement_position_id")
        ),
        sa.ForeignKeyConstraint(
            ["type_id"], ["certificate_type.id"], name=op.f("fk_requirement_type_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement")),
    )
    with op.batch_alter_table("requirement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_requirement_position_id"), ["position_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_requirement_type_id"), ["type_id"], unique=False)

    op.create_table(
        "service_change",
        sa.Column("equipment_id", sa.String(length=32), nullable=False),
        sa.Column("change", sa.String(length=20), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["worker.id"], name=op.f("fk_service_change_by_id")),
        sa.ForeignKeyConstraint(
            ["equipment_id"], ["equipment.id"], name=op.f("fk_service_change_equipment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_change")),
    )
    with op.batch_alter_table("service_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_service_change_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_service_change_equipment_id"), ["equipment_id"], unique=False
        )

    op.create_table(
        "site_active",
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["site.id"], name=op.f("fk_site_active_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_active")),
    )
    with op.batch_alter_table("site_active", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_active_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "use_log",
        sa.Column("equipment_id", sa.String(length=32), nullable=True),
        sa.Column("job", sa.String(length=200), nullable=True),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.Column("hours", sa.BigInteger(), nullable=True),
        sa.Column("days", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["equipment_id"], ["equipment.id"], name=op.f("fk_use_log_equipment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_use_log")),
    )
    with op.batch_alter_table("use_log", schema=None) as batch_op:
        batch_op.create_index("ix_use_log_unit_seek", ["equipment_id", "used_on"], unique=False)

    op.create_table(
        "work_refusal",
        sa.Column("who_id", sa.String(length=32), nullable=True),
        sa.Column("who_name", sa.String(length=200), nullable=True),
        sa.Column("refused_on", sa.Date(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("steps", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["who_id"], ["worker.id"], name=op.f("fk_work_refusal_who_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_refusal")),
    )
    with op.batch_alter_table("work_refusal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_refusal_who_id"), ["who_id"], unique=False)

    op.create_table(
        "worker_employment",
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["worker.id"], name=op.f("fk_worker_employment_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_employment")),
    )
    with op.batch_alter_table("worker_employment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_worker_employment_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "worker_position",
        sa.Column("position_id", sa.String(length=32), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["worker.id"], name=op.f("fk_worker_position_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["position_id"], ["position.id"], name=op.f("fk_worker_position_position_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_position")),
    )
    with op.batch_alter_table("worker_position", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_worker_position_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_worker_position_position_id"), ["position_id"], unique=False
        )

    op.create_table(
        "acknowledgement",
        sa.Column("worker_id", sa.String(length=32), nullable=False),
        sa.Column("policy_id", sa.String(length=32), nullable=True),
        sa.Column("document_id", sa.String(length=32), nullable=True),
        sa.Column("edition", sa.String(length=40), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_acknowledgement_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["policy_id"], ["policy.id"], name=op.f("fk_acknowledgement_policy_id")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_acknowledgement_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgement")),
    )
    with op.batch_alter_table("acknowledgement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_acknowledgement_document_id"), ["document_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_acknowledgement_policy_id"), ["policy_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_acknowledgement_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "action_try",
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("resolved_by_id", sa.String(length=32), nullable=True),
        sa.Column("resolved_by_name", sa.String(length=200), nullable=True),
        sa.Column("proof", sa.Text(), nullable=True),
        sa.Column("verified_by_id", sa.String(length=32), nullable=True),
        sa.Column("verified_by_name", sa.String(length=200), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("verified_how", sa.String(length=500), nullable=True),
        sa.Column("closed_reason", sa.String(length=500), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("opened_why", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["corrective_action.id"], name=op.f("fk_action_try_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["resolved_by_id"], ["worker.id"], name=op.f("fk_action_try_resolved_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["verified_by_id"], ["worker.id"], name=op.f("fk_action_try_verified_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_try")),
    )
    with op.batch_alter_table("action_try", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_try_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_action_try_resolved_by_id"), ["resolved_by_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_action_try_verified_by_id"), ["verified_by_id"], unique=False
        )

    op.create_table(
        "answer",
        sa.Column("assessment_id", sa.String(length=32), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("not_applicable_reason", sa.String(length=500), nullable=True),
        sa.Column("proposed", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=True),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.Column("carried", sa.Boolean(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_answer_assessment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
    )
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.create_index(
            "ix_answer_question_seek", ["assessment_id", "question"], unique=False
        )

    op.create_table(
        "assessment_signing",
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("signed_by_id", sa.String(length=32), nullable=True),
        sa.Column("signed_by_name", sa.String(length=200), nullable=True),
        sa.Column("overall_percent", sa.BigInteger(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("history_number", sa.Integer(), nullable=True),
        sa.Column("history_head", sa.String(length=64), nullable=True),
        sa.Column("reopened_on", sa.Date(), nullable=True),
        sa.Column("reopened_by_name", sa.String(length=200), nullable=True),
        sa.Column("reopened_reason", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["assessment.id"], name=op.f("fk_assessment_signing_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["signed_by_id"], ["worker.id"], name=op.f("fk_assessment_signing_signed_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_signing")),
    )
    with op.batch_alter_table("assessment_signing", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_assessment_signing_owner_id"), ["owner_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_assessment_signing_signed_by_id"), ["signed_by_id"], unique=False
        )

    op.create_table(
        "competency_item",
        sa.Column("item", sa.String(length=200), nullable=False),
        sa.Column("result", sa.String(length=20), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["competency_check.id"], name=op.f("fk_competency_item_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competency_item")),
    )
    with op.batch_alter_table("competency_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_competency_item_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "disposal_line",
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["disposal.id"], name=op.f("fk_disposal_line_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposal_line")),
    )
    with op.batch_alter_table("disposal_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_disposal_line_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "document_frequency",
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("how_often", sa.String(length=200), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["document.id"], name=op.f("fk_document_frequency_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_frequency")),
    )
    with op.batch_alter_table("document_frequency", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_document_frequency_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "document_review",
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("remark", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["worker.id"], name=op.f("fk_document_review_by_id")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["document.id"], name=op.f("fk_document_review_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_review")),
    )
    with op.batch_alter_table("document_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_review_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_document_review_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "drill",
        sa.Column("plan_id", sa.String(length=32), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("site_id", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=True),
        sa.Column("scenario", sa.Text(), nullable=True),
        sa.Column("duration_minutes", sa.Integer(), nullable=True),
        sa.Column("went_well", sa.Text(), nullable=True),
        sa.Column("none_needed_reason", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["duty_plan.id"], name=op.f("fk_drill_plan_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_drill_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drill")),
    )
    with op.batch_alter_table("drill", schema=None) as batch_op:
        batch_op.create_index("ix_drill_plan_seek", ["plan_id", "held_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_drill_site_id"), ["site_id"], unique=False)

    op.create_table(
        "duty_plan_rule",
        sa.Column("rule", sa.String(length=200), nullable=False),
        sa.Column("counted", sa.String(length=12), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["duty_plan.id"], name=op.f("fk_duty_plan_rule_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_plan_rule")),
    )
    with op.batch_alter_table("duty_plan_rule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_duty_plan_rule_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "emergency_plan_contact",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=60), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["emergency_plan.id"], name=op.f("fk_emergency_plan_contact_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_plan_contact")),
    )
    with op.batch_alter_table("emergency_plan_contact", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_emergency_plan_contact_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "emergency_plan_involved",
        sa.Column("worker_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["emergency_plan.id"], name=op.f("fk_emergency_plan_involved_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_emergency_plan_involved_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_plan_involved")),
    )
    with op.batch_alter_table("emergency_plan_involved", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_emergency_plan_involved_owner_id"), ["owner_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_emergency_plan_involved_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "emergency_plan_review",
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("remark", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["worker.id"], name=op.f("fk_emergency_plan_review_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["emergency_plan.id"], name=op.f("fk_emergency_plan_review_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_plan_review")),
    )
    with op.batch_alter_table("emergency_plan_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_emergency_plan_review_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_emergency_plan_review_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "field_assessment_crew",
        sa.Column("signed", sa.Boolean(), nullable=True),
        sa.Column("worker_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["field_level_hazard_assessment.id"],
            name=op.f("fk_field_assessment_crew_owner_id"),
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_field_assessment_crew_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_field_assessment_crew")),
    )
    with op.batch_alter_table("field_assessment_crew", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_field_assessment_crew_owner_id"), ["owner_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_field_assessment_crew_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "field_assessment_hazard",
        sa.Column("hazard", sa.String(length=500), nullable=False),
        sa.Column("control", sa.String(length=500), nullable=True),
        sa.Column("level", sa.String(length=20), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["field_level_hazard_assessment.id"],
            name=op.f("fk_field_assessment_hazard_owner_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_field_assessment_hazard")),
    )
    with op.batch_alter_table("field_assessment_hazard", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_field_assessment_hazard_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "formal_assessment_cover",
        sa.Column("position_id", sa.String(length=32), nullable=True),
        sa.Column("task", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["formal_hazard_assessment.id"],
            name=op.f("fk_formal_assessment_cover_owner_id"),
        ),
        sa.ForeignKeyConstraint(
            ["position_id"], ["position.id"], name=op.f("fk_formal_assessment_cover_position_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_formal_assessment_cover")),
    )
    with op.batch_alter_table("formal_assessment_cover", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_formal_assessment_cover_owner_id"), ["owner_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_formal_assessment_cover_position_id"), ["position_id"], unique=False
        )

    op.create_table(
        "formal_assessment_hazard",
        sa.Column("hazard", sa.String(length=500), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=True),
        sa.Column("severity", sa.Integer(), nullable=True),
        sa.Column("likelihood", sa.Integer(), nullable=True),
        sa.Column("exposure", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["formal_hazard_assessment.id"],
            name=op.f("fk_formal_assessment_hazard_owner_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_formal_assessment_hazard")),
    )
    with op.batch_alter_table("formal_assessment_hazard", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_formal_assessment_hazard_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "formal_assessment_participant",
        sa.Column("signed", sa.Boolean(), nullable=True),
        sa.Column("worker_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["formal_hazard_assessment.id"],
            name=op.f("fk_formal_assessment_participant_owner_id"),
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_formal_assessment_participant_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_formal_assessment_participant")),
    )
    with op.batch_alter_table("formal_assessment_participant", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_formal_assessment_participant_owner_id"), ["owner_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_formal_assessment_participant_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "formal_assessment_review",
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("remark", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["worker.id"], name=op.f("fk_formal_assessment_review_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["formal_hazard_assessment.id"],
            name=op.f("fk_formal_assessment_review_owner_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_formal_assessment_review")),
    )
    with op.batch_alter_table("formal_assessment_review", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_formal_assessment_review_by_id"), ["by_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_formal_assessment_review_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "incident",
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("happened_at", sa.Time(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("site_id", sa.String(length=32), nullable=True),
        sa.Column("reported_by_id", sa.String(length=32), nullable=True),
        sa.Column("reported_by_name", sa.String(length=200), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("potential", sa.String(length=10), nullable=True),
        sa.Column("immediate_correction", sa.Text(), nullable=True),
        sa.Column("reportable", sa.String(length=10), nullable=True),
        sa.Column("lost_days", sa.Integer(), nullable=True),
        sa.Column("field_assessment_id", sa.String(length=32), nullable=True),
        sa.Column("cause_stated", sa.Text(), nullable=True),
        sa.Column("action_stated", sa.Text(), nullable=True),
        sa.Column("sealed", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["field_assessment_id"],
            ["field_level_hazard_assessment.id"],
            name=op.f("fk_incident_field_assessment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reported_by_id"], ["worker.id"], name=op.f("fk_incident_reported_by_id")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_incident_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
    )
    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_incident_field_assessment_id"), ["field_assessment_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_incident_reported_by_id"), ["reported_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_incident_site_id"), ["site_id"], unique=False)

    op.create_table(
        "inspection",
        sa.Column("plan_id", sa.String(length=32), nullable=True),
        sa.Column("equipment_id", sa.String(length=32), nullable=True),
        sa.Column("equipment_type", sa.String(length=200), nullable=True),
        sa.Column("site_id", sa.String(length=32), nullable=True),
        sa.Column("task", sa.String(length=200), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("reading", sa.BigInteger(), nullable=True),
        sa.Column("reading_unit", sa.String(length=4), nullable=True),
        sa.Column("result", sa.String(length=10), nullable=True),
        sa.Column("safe_to_use", sa.Boolean(), nullable=True),
        sa.Column("defects", sa.Text(), nullable=True),
        sa.Column("checklist_id", sa.String(length=32), nullable=True),
        sa.Column("checklist_version", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["worker.id"], name=op.f("fk_inspection_by_id")),
        sa.ForeignKeyConstraint(
            ["checklist_id"], ["checklist.id"], name=op.f("fk_inspection_checklist_id")
        ),
        sa.ForeignKeyConstraint(
            ["equipment_id"], ["equipment.id"], name=op.f("fk_inspection_equipment_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["duty_plan.id"], name=op.f("fk_inspection_plan_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_inspection_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection")),
    )
    with op.batch_alter_table("inspection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inspection_by_id"), ["by_id"], unique=False)
        batch_op.create_index("ix_inspection_day_seek", ["done_on"], unique=False)
        batch_op.create_index("ix_inspection_plan_seek", ["plan_id", "done_on"], unique=False)
        batch_op.create_index("ix_inspection_site_seek", ["site_id", "done_on"], unique=False)
        batch_op.create_index("ix_inspection_unit_seek", ["equipment_id", "done_on"], unique=False)

    op.create_table(
        "interview",
        sa.Column("assessment_id", sa.String(length=32), nullable=True),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("worker_id", sa.String(length=32), nullable=True),
        sa.Column("person", sa.String(length=200), nullable=True),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("positive", sa.Boolean(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_interview_assessment_id")
        ),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_interview_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview")),
    )
    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_interview_assessment_id"), ["assessment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_interview_worker_id"), ["worker_id"], unique=False)

    op.create_table(
        "interview_practice_card",
        sa.Column("asked", sa.String(length=500), nullable=False),
        sa.Column("knew", sa.Boolean(), nullable=True),
        sa.Column("remark", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["interview_practice.id"],
            name=op.f("fk_interview_practice_card_owner_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview_practice_card")),
    )
    with op.batch_alter_table("interview_practice_card", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_interview_practice_card_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "maintenance",
        sa.Column("plan_id", sa.String(length=32), nullable=True),
        sa.Column("equipment_id", sa.String(length=32), nullable=True),
        sa.Column("site_id", sa.String(length=32), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=500), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("reading", sa.BigInteger(), nullable=True),
        sa.Column("reading_unit", sa.String(length=4), nullable=True),
        sa.Column("certificate_number", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["worker.id"], name=op.f("fk_maintenance_by_id")),
        sa.ForeignKeyConstraint(
            ["equipment_id"], ["equipment.id"], name=op.f("fk_maintenance_equipment_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["duty_plan.id"], name=op.f("fk_maintenance_plan_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_maintenance_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maintenance")),
    )
    with op.batch_alter_table("maintenance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_maintenance_by_id"), ["by_id"], unique=False)
        batch_op.create_index("ix_maintenance_day_seek", ["done_on"], unique=False)
        batch_op.create_index("ix_maintenance_plan_seek", ["plan_id", "done_on"], unique=False)
        batch_op.create_index("ix_maintenance_unit_seek", ["equipment_id", "done_on"], unique=False)

    op.create_table(
        "meeting",
        sa.Column("plan_id", sa.String(length=32), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("site_id", sa.String(length=32), nullable=True),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("led_by_id", sa.String(length=32), nullable=True),
        sa.Column("led_by_name", sa.String(length=200), nullable=True),
        sa.Column("duration_minutes", sa.Integer(), nullable=True),
        sa.Column("reviewed_incidents", sa.Boolean(), nullable=True),
        sa.Column("reviewed_inspections", sa.Boolean(), nullable=True),
        sa.Column("reviewed_statistics", sa.Boolean(), nullable=True),
        sa.Column("reviewed_actions", sa.Boolean(), nullable=True),
        sa.Column("minutes", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["led_by_id"], ["worker.id"], name=op.f("fk_meeting_led_by_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["duty_plan.id"], name=op.f("fk_meeting_plan_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_meeting_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index("ix_meeting_day_seek", ["held_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_led_by_id"), ["led_by_id"], unique=False)
        batch_op.create_index("ix_meeting_plan_seek", ["plan_id", "held_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_site_id"), ["site_id"], unique=False)

    op.create_table(
        "observation",
        sa.Column("assessment_id", sa.String(length=32), nullable=True),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("seen", sa.Text(), nullable=True),
        sa.Column("positive", sa.Boolean(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_observation_assessment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_observation_assessment_id"), ["assessment_id"], unique=False
        )

    op.create_table(
        "policy_review",
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("remark", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["worker.id"], name=op.f("fk_policy_review_by_id")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["policy.id"], name=op.f("fk_policy_review_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_review")),
    )
    with op.batch_alter_table("policy_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_policy_review_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_policy_review_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "protocol_question",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=True),
        sa.Column("methods", sa.String(length=20), nullable=True),
        sa.Column("mode", sa.String(length=10), nullable=True),
        sa.Column("nature", sa.String(length=20), nullable=True),
        sa.Column("follows", sa.String(length=500), nullable=True),
        sa.Column("rule", sa.String(length=60), nullable=True),
        sa.Column("not_applicable", sa.String(length=500), nullable=True),
        sa.Column("evidence", sa.String(length=500), nullable=True),
        sa.Column("least_samples", sa.Integer(), nullable=True),
        sa.Column("guidance", sa.Text(), nullable=True),
        sa.Column("short", sa.String(length=60), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["protocol_element.id"], name=op.f("fk_protocol_question_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protocol_question")),
    )
    with op.batch_alter_table("protocol_question", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_protocol_question_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "question_support",
        sa.Column("assessment_id", sa.String(length=32), nullable=True),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("evidence_id", sa.String(length=32), nullable=True),
        sa.Column("record_kind", sa.String(length=60), nullable=True),
        sa.Column("record_id", sa.String(length=32), nullable=True),
        sa.Column("left_out", sa.Boolean(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_question_support_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_question_support_evidence_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_support")),
    )
    with op.batch_alter_table("question_support", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_question_support_assessment_id"), ["assessment_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_question_support_evidence_id"), ["evidence_id"], unique=False
        )
        batch_op.create_index("ix_question_support_record", ["record_id"], unique=False)

    op.create_table(
        "reviewer_note",
        sa.Column("assessment_id", sa.String(length=32), nullable=True),
        sa.Column("question", sa.String(length=40), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("actionable", sa.Boolean(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_reviewer_note_assessment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviewer_note")),
    )
    with op.batch_alter_table("reviewer_note", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reviewer_note_assessment_id"), ["assessment_id"], unique=False
        )

    op.create_table(
        "skip",
        sa.Column("plan_id", sa.String(length=32), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("skipped_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("new_due_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["worker.id"], name=op.f("fk_skip_by_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["duty_plan.id"], name=op.f("fk_skip_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skip")),
    )
    with op.batch_alter_table("skip", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skip_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_skip_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "submission",
        sa.Column("assessment_id", sa.String(length=32), nullable=True),
        sa.Column("exported_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=500), nullable=False),
        sa.Column("manifest_head", sa.String(length=64), nullable=True),
        sa.Column("to_whom", sa.String(length=200), nullable=True),
        sa.Column("how", sa.String(length=20), nullable=True),
        sa.Column("exhibit_count", sa.Integer(), nullable=True),
        sa.Column("as_of_on", sa.Date(), nullable=True),
        sa.Column("file_name", sa.String(length=500), nullable=True),
        sa.Column("folder", sa.String(length=500), nullable=True),
        sa.Column("previous_head", sa.String(length=64), nullable=True),
        sa.Column("history_number", sa.Integer(), nullable=True),
        sa.Column("history_head", sa.String(length=64), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_submission_assessment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_submission_assessment_id"), ["assessment_id"], unique=False
        )

    op.create_table(
        "answer_gap",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("record_kind", sa.String(length=60), nullable=True),
        sa.Column("record_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["answer.id"], name=op.f("fk_answer_gap_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_gap")),
    )
    with op.batch_alter_table("answer_gap", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answer_gap_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "answer_record",
        sa.Column("exhibit", sa.String(length=40), nullable=True),
        sa.Column("record_kind", sa.String(length=60), nullable=False),
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column("said", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["answer.id"], name=op.f("fk_answer_record_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_record")),
    )
    with op.batch_alter_table("answer_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answer_record_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "drill_attendee",
        sa.Column("signed", sa.Boolean(), nullable=True),
        sa.Column("worker_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["drill.id"], name=op.f("fk_drill_attendee_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_drill_attendee_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drill_attendee")),
    )
    with op.batch_alter_table("drill_attendee", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drill_attendee_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_drill_attendee_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "drill_improvement",
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["drill.id"], name=op.f("fk_drill_improvement_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drill_improvement")),
    )
    with op.batch_alter_table("drill_improvement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_drill_improvement_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "first_aid_record",
        sa.Column("worker_id", sa.String(length=32), nullable=True),
        sa.Column("worker_name", sa.String(length=200), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("injury", sa.Text(), nullable=True),
        sa.Column("treatment", sa.Text(), nullable=True),
        sa.Column("first_aider_id", sa.String(length=32), nullable=True),
        sa.Column("first_aider_name", sa.String(length=200), nullable=True),
        sa.Column("referred", sa.String(length=200), nullable=True),
        sa.Column("incident_id", sa.String(length=32), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("sealed", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_aider_id"], ["worker.id"], name=op.f("fk_first_aid_record_first_aider_id")
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name=op.f("fk_first_aid_record_incident_id")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_first_aid_record_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_first_aid_record")),
    )
    with op.batch_alter_table("first_aid_record", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_first_aid_record_first_aider_id"), ["first_aider_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_first_aid_record_incident_id"), ["incident_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_first_aid_record_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "formal_assessment_control",
        sa.Column("control", sa.String(length=500), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=True),
        sa.Column("in_place_since_on", sa.Date(), nullable=True),
        sa.Column("why_not_higher", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["formal_assessment_hazard.id"],
            name=op.f("fk_formal_assessment_control_owner_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_formal_assessment_control")),
    )
    with op.batch_alter_table("formal_assessment_control", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_formal_assessment_control_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "incident_person",
        sa.Column("worker_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("part", sa.String(length=200), nullable=True),
        sa.Column("sealed", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["incident.id"], name=op.f("fk_incident_person_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_incident_person_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_person")),
    )
    with op.batch_alter_table("incident_person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_person_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_incident_person_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "inspection_exception",
        sa.Column("item", sa.String(length=200), nullable=False),
        sa.Column("found", sa.Text(), nullable=True),
        sa.Column("removed", sa.Boolean(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["inspection.id"], name=op.f("fk_inspection_exception_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection_exception")),
    )
    with op.batch_alter_table("inspection_exception", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_inspection_exception_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "inspection_item",
        sa.Column("item", sa.String(length=200), nullable=False),
        sa.Column("result", sa.String(length=20), nullable=True),
        sa.Column("answer", sa.String(length=200), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["inspection.id"], name=op.f("fk_inspection_item_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection_item")),
    )
    with op.batch_alter_table("inspection_item", schema=None) as batch_op:
        batch_op.create_index(
            "ix_inspection_item_failed",
            ["owner_id"],
            unique=False,
            sqlite_where=sa.text("result = 'fail'"),
        )
        batch_op.create_index(batch_op.f("ix_inspection_item_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "inspection_participant",
        sa.Column("worker_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["inspection.id"], name=op.f("fk_inspection_participant_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_inspection_participant_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection_participant")),
    )
    with op.batch_alter_table("inspection_participant", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_inspection_participant_owner_id"), ["owner_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_inspection_participant_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "investigation",
        sa.Column("incident_id", sa.String(length=32), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("hazard_assessment_id", sa.String(length=32), nullable=True),
        sa.Column("shared_meeting_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["hazard_assessment_id"],
            ["formal_hazard_assessment.id"],
            name=op.f("fk_investigation_hazard_assessment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name=op.f("fk_investigation_incident_id")
        ),
        sa.ForeignKeyConstraint(
            ["shared_meeting_id"], ["meeting.id"], name=op.f("fk_investigation_shared_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_investigation")),
    )
    with op.batch_alter_table("investigation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_investigation_hazard_assessment_id"),
            ["hazard_assessment_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_investigation_incident_id"), ["incident_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_investigation_shared_meeting_id"), ["shared_meeting_id"], unique=False
        )

    op.create_table(
        "meeting_attendee",
        sa.Column("signed", sa.Boolean(), nullable=True),
        sa.Column("worker_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["meeting.id"], name=op.f("fk_meeting_attendee_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_meeting_attendee_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_attendee")),
    )
    with op.batch_alter_table("meeting_attendee", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meeting_attendee_owner_id"), ["owner_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_meeting_attendee_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "meeting_concern",
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("raised_by_id", sa.String(length=32), nullable=True),
        sa.Column("raised_by_name", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["meeting.id"], name=op.f("fk_meeting_concern_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["raised_by_id"], ["worker.id"], name=op.f("fk_meeting_concern_raised_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_concern")),
    )
    with op.batch_alter_table("meeting_concern", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_concern_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_meeting_concern_raised_by_id"), ["raised_by_id"], unique=False
        )

    op.create_table(
        "submitted_answer",
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=True),
        sa.Column("possible", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["submission.id"], name=op.f("fk_submitted_answer_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submitted_answer")),
    )
    with op.batch_alter_table("submitted_answer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_submitted_answer_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "submitted_exhibit",
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("said", sa.String(length=500), nullable=True),
        sa.Column("own_date", sa.Date(), nullable=True),
        sa.Column("nature", sa.String(length=20), nullable=True),
        sa.Column("questions", sa.Text(), nullable=True),
        sa.Column("record_kind", sa.String(length=60), nullable=True),
        sa.Column("record_id", sa.String(length=32), nullable=True),
        sa.Column("content", sa.String(length=64), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["submission.id"], name=op.f("fk_submitted_exhibit_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submitted_exhibit")),
    )
    with op.batch_alter_table("submitted_exhibit", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_submitted_exhibit_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "investigation_cause",
        sa.Column("cause", sa.String(length=500), nullable=False),
        sa.Column("area", sa.String(length=20), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["investigation.id"], name=op.f("fk_investigation_cause_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_investigation_cause")),
    )
    with op.batch_alter_table("investigation_cause", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_investigation_cause_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "investigation_team",
        sa.Column("worker_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["investigation.id"], name=op.f("fk_investigation_team_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name=op.f("fk_investigation_team_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_investigation_team")),
    )
    with op.batch_alter_table("investigation_team", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_investigation_team_owner_id"), ["owner_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_investigation_team_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "investigation_why",
        sa.Column("why", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["investigation.id"], name=op.f("fk_investigation_why_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_investigation_why")),
    )
    with op.batch_alter_table("investigation_why", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_investigation_why_owner_id"), ["owner_id"], unique=False
        )

    op.execute(
        "CREATE TRIGGER change_is_kept BEFORE DELETE ON change\n       BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END"
    )
    op.execute(
        "CREATE TRIGGER change_is_fixed BEFORE UPDATE ON change\n       WHEN NEW.number IS NOT OLD.number OR NEW.action_id IS NOT OLD.action_id\n         OR NEW.kind IS NOT OLD.kind OR NEW.record_id IS NOT OLD.record_id\n         OR NEW.operation IS NOT OLD.operation\n         OR NEW.version IS NOT OLD.version OR NEW.digest IS NOT OLD.digest\n         OR NEW.previous IS NOT OLD.previous OR NEW.hash IS NOT OLD.hash\n         OR NEW.old IS NOT NULL OR NEW.new IS NOT NULL OR NEW.salt IS NOT NULL\n       BEGIN SELECT RAISE(ABORT, 'history is never changed'); END"
    )
    op.execute(
        "CREATE TRIGGER action_is_kept BEFORE DELETE ON action\n       BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END"
    )
    op.execute(
        "CREATE TRIGGER action_is_fixed BEFORE UPDATE ON action\n       BEGIN SELECT RAISE(ABORT, 'history is never changed'); END"
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_word USING fts5(\n       title, body, content='search_row', content_rowid='id', prefix='2 3')"
    )
    op.execute("INSERT INTO search_word(search_word, rank) VALUES ('secure-delete', 1)")
