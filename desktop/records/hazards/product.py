"""Hazardous products in the shop and on the trucks, and how old their data sheets are."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Short


class HazardousProduct(Record):
    """One product under WHMIS; its data sheet is attached as a file."""

    __tablename__ = "hazardous_product"

    name: Mapped[str] = mapped_column(
        Short,
        info=shown(
            N_("Product"), required=True, also=("name", "product name", "chemical", "material")
        ),
    )
    supplier: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Supplier"), also=("manufacturer", "maker", "vendor"))
    )
    site_id: Mapped[str | None] = link("site", shown(N_("Site"), also=("job site",)))
    place: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Where"), also=("location", "stored", "storage", "area"))
    )
    sheet_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(
            N_("Date of the data sheet"),
            also=("sds date", "data sheet date", "sds", "msds date", "sds revision date", "date"),
        ),
    )


HAZARDOUS_PRODUCT = Kind(
    key="hazardous_product",
    title=N_("Hazardous product"),
    plural=N_("Hazardous products"),
    tab="hazards",
    model=HazardousProduct,
    nature=Nature.REGISTER,
    heading=("name", "supplier"),
    identity=("name", "supplier", "site_id", "place"),
    also=("hazardous products", "chemical inventory", "sds list", "whmis inventory", "chemicals",
          "msds list", "sds index"),
)  # fmt: skip
